import { endedCardMs } from '../../../CifSoftphone/surface/placeTimings';
import { aCall, aView, FakeLine, yvonne } from './fakeLine';
import { FakeChoices, FakeSound } from '../sound/fakeSound';
import { startPlace } from './startPlace';

const key = aCall().key;

describe('the rest of a place', () => {
  it('clears the card of a call that the agent ended, but not that of a missed one', () => {
    const { line, browser } = startPlace();
    const missed = aCall({ key: 'pbx call-2', state: 'disconnected', reason: 'timed-out' });
    line.show({ calls: [aCall({ state: 'disconnected', reason: 'rejected' }), missed] });
    browser.pass(endedCardMs);
    expect(line.sent).toEqual([{ type: 'dismiss', key }]);
  });

  it('tells no more of a page that did not open, nor of faulty settings, once they are right', async () => {
    const { place, host, ring, settle } = startPlace();
    ring({ state: 'connected', customer: yvonne });
    host.tellSessions([key], key);
    place.configure('{"screenPop":');
    host.recordFails = true;
    place.openRecord(key);
    await settle();
    expect(place.getView().trouble).toEqual({ kind: 'RecordNotOpened' });
    host.recordFails = false;
    place.openRecord(key);
    await settle();
    expect(place.getView().trouble).toEqual({ kind: 'SettingsNotJson' });
    place.configure('{"screenPop":"manual"}');
    expect(place.getView().trouble).toBeUndefined();
  });

  it('shows the trouble of the line before that of the host, and dismisses what is shown', () => {
    const { line, place, host } = startPlace();
    place.useHost(host, { kind: 'HostUnavailable' });
    line.show(aView({ trouble: { kind: 'ServiceLost' } }));
    expect(place.getView().trouble).toEqual({ kind: 'ServiceLost' });
    place.dismissTrouble();
    expect(line.asked()).toEqual(['dismiss-trouble']);
    line.show({ trouble: undefined });
    expect(place.getView().trouble).toEqual({ kind: 'HostUnavailable' });
  });

  it('shows and notifies a ring although its sound fails, and tells the support log no word of the error', () => {
    const line = new FakeLine();
    const sound = new FakeSound();
    const { place, host, browser } = startPlace({ line, sounds: { sound, choices: new FakeChoices() } });
    sound.play = () => {
      throw new TypeError('headset of Maria Silva');
    };
    line.show({ calls: [aCall({ customer: { outcome: 'none' } })] });
    expect(place.getView().calls).toHaveLength(1);
    expect(host.notified).toHaveLength(1);
    place.saveSupportLog();
    expect(browser.saved[0]?.text).toMatch(/ sound failed: TypeError\n/);
  });

  it('A4-15 leaves nothing behind when it stops', () => {
    const { line, host, place, ring } = startPlace();
    ring();
    place.stop();
    expect(host.cancelled).toEqual([key]);
    expect(line.stopped).toBe(true);
  });
});
