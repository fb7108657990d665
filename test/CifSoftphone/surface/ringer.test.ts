import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import { createPlace } from '../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../CifSoftphone/surface/hostExtras';
import { FakeChoices, FakeSound } from '../sound/fakeSound';
import { fakeDialling } from './fakeDialling';
import { FakeBrowserSide } from './fakeBrowserSide';
import { aCall, FakeLine } from './fakeLine';

const key = aCall().key;

function start() {
  const line = new FakeLine();
  const sound = new FakeSound();
  const choices = new FakeChoices();
  const place = createPlace({
    hostExtras,
    line,
    browser: new FakeBrowserSide(),
    texts: { headerText: () => '' },
    ...fakeDialling(),
    sounds: { sound, choices },
  });
  const show = (...calls: readonly Partial<CallView>[]): void => line.show({ calls: calls.map((call) => aCall(call)) });
  return { line, sound, choices, place, show };
}

describe('a ring is heard', () => {
  it('as makers set it, from the first moment until nobody needs to answer any more', () => {
    const { sound, show } = start();
    show({});
    show({ state: 'alerting', comments: 'later' });
    expect([sound.heard, sound.history]).toEqual(['classic 60', ['classic 60']]);
    show({ underWay: 'accept' });
    expect(sound.heard).toBeUndefined();
  });

  it.each<[string, Partial<CallView>]>([
    ['was answered elsewhere', { state: 'disconnected', reason: 'answered-elsewhere' }],
    ['is answered on the desk phone', { state: 'connected' }],
    ['was taken back', { state: 'disconnected', reason: 'cancelled' }],
  ])('no longer when it %s', (_how, changes) => {
    const { sound, show } = start();
    show({});
    show(changes);
    expect(sound.heard).toBeUndefined();
  });

  it('only where its buttons are, and moves with them', () => {
    const { line, sound, show } = start();
    line.show({ ringPlaceId: 'another' });
    show({});
    expect(sound.history).toEqual([]);
    line.show({ ringPlaceId: 'here' });
    expect(sound.heard).toBe('classic 60');
    line.show({ ringPlaceId: 'another' });
    expect(sound.heard).toBeUndefined();
  });

  it('discreetly while the agent talks, and as usual once the call is over', () => {
    const { sound, show } = start();
    const talk = { key: 'pbx call-2', state: 'connected' } as const;
    show(talk, {});
    expect(sound.heard).toBe('discreet 60');
    show({ ...talk, state: 'held' }, {});
    expect(sound.heard).toBe('classic 60');
    show({});
    expect(sound.heard).toBe('classic 60');
  });

  it('not for a call that the agent makes', () => {
    const { sound, show } = start();
    show({ direction: 'outbound', state: 'alerting' });
    expect(sound.heard).toBeUndefined();
  });

  it('no more when the place is closed', () => {
    const { sound, place, show } = start();
    show({});
    place.stop();
    expect([sound.heard, sound.closed]).toEqual([undefined, true]);
  });
});

describe('the agent', () => {
  it('chooses for this browser, and hears it at once', () => {
    const { sound, choices, place, show } = start();
    show({});
    place.sound?.choose({ sound: 'soft' });
    place.sound?.choose({ volumePercent: 20 });
    expect(sound.heard).toBe('soft 20');
    expect(choices.kept).toEqual({ sound: 'soft', volumePercent: 20 });
    expect(place.getView().sound).toMatchObject({ sound: 'soft', volumePercent: 20 });
    place.sound?.choose({ sound: 'off' });
    expect(sound.heard).toBeUndefined();
  });

  it('finds what was chosen in another window', () => {
    const { sound, choices, place, show } = start();
    show({});
    choices.chooseElsewhere({ sound: 'digital', outputId: 'headset' });
    expect([sound.heard, sound.device]).toEqual(['digital 60', 'headset']);
    expect(place.getView().sound?.sound).toBe('digital');
  });

  it('tests the sound once, and nothing when it is off', () => {
    const { sound, place } = start();
    place.sound?.test();
    place.sound?.choose({ sound: 'off' });
    place.sound?.test();
    expect(sound.history).toEqual(['classic 60 once']);
  });

  it('after a test in mid-ring still hears the ring’s end', () => {
    const { sound, place, show } = start();
    show({});
    place.sound?.test();
    show({ underWay: 'accept' });
    expect(sound.heard).toBeUndefined();
  });

  it('is told when the browser plays nothing, until it does', () => {
    const { sound, place, show } = start();
    show({ key });
    sound.block(true);
    expect(place.getView().sound?.blocked).toBe(true);
    place.sound?.enable();
    expect(sound.enabled).toBe(1);
    expect(place.getView().sound?.blocked).toBe(false);
  });

  it.each<[string, Partial<CallView>]>([
    ['is answered', { state: 'connected' }],
    ['is over', { state: 'disconnected', reason: 'cancelled' }],
    ['is being accepted', { underWay: 'accept' }],
  ])('is told no longer that a ring cannot be heard when it %s, and anew with the next one', (_how, changes) => {
    const { sound, place, show } = start();
    show({});
    sound.block(true);
    show(changes);
    expect(place.getView().sound?.blocked).toBe(false);
    show(changes, { key: 'pbx call-2' });
    sound.block(true);
    expect(place.getView().sound?.blocked).toBe(true);
  });

  it('puts away that a ring cannot be heard, and is told again with the next one', () => {
    const { sound, place, show } = start();
    show({});
    sound.block(true);
    place.sound?.dismissBlocked();
    expect(place.getView().sound?.blocked).toBe(false);
    show();
    show({ key: 'pbx call-2' });
    sound.block(true);
    expect(place.getView().sound?.blocked).toBe(true);
  });

  it('sees the devices that the browser names, and is asked only by a click', async () => {
    const { sound, place } = start();
    await place.sound?.findOutputs(false);
    expect([place.getView().sound?.outputs, sound.asked]).toEqual([[], 0]);
    sound.devices = [{ id: 'headset', name: 'Headset' }];
    await place.sound?.findOutputs(true);
    expect([place.getView().sound?.outputs, sound.asked]).toEqual([sound.devices, 1]);
    place.sound?.choose({ outputId: 'headset' });
    expect(sound.device).toBe('headset');
  });
});

describe('the organisation’s ring', () => {
  // Only told apart from the tones: nothing is played here.
  const file = { duration: 2 } as AudioBuffer;
  const made = { ring: { sound: 'soft', volumePercent: 60, file: 'contoso_/ring.mp3' } } as const;

  it('rings as soon as it is there, and until then the tone does', () => {
    const { line, sound, place, show } = start();
    line.show({ given: made });
    show({});
    expect(sound.heard).toBe('soft 60');
    place.sound?.useFile(file);
    expect(sound.heard).toBe('file 60');
    place.sound?.useFile(undefined);
    expect(sound.heard).toBe('soft 60');
  });

  it('gives way to the sound that the agent chose, and comes back', () => {
    const { line, sound, place, show } = start();
    line.show({ given: made });
    place.sound?.useFile(file);
    show({});
    place.sound?.choose({ sound: 'digital' });
    expect([sound.heard, place.getView().sound?.byFile]).toEqual(['digital 60', false]);
    place.sound?.choose({ sound: undefined });
    expect([sound.heard, place.getView().sound?.byFile]).toEqual(['file 60', true]);
    place.sound?.choose({ sound: 'off' });
    expect(sound.heard).toBeUndefined();
  });

  it('does not sound over a call, nor where makers named none', () => {
    const { line, sound, place, show } = start();
    place.sound?.useFile(file);
    show({});
    expect(sound.heard).toBe('classic 60');
    line.show({ given: made });
    show({ key: 'pbx talk', state: 'connected' }, {});
    expect(sound.heard).toBe('discreet 60');
  });
});
