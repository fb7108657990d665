import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import { NoRoomForSession } from '../../../CifSoftphone/host/noRoomForSession';
import { createPlace } from '../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../CifSoftphone/surface/hostExtras';
import { endedCardMs, handedToHostAfterMs, matchBudgetMs } from '../../../CifSoftphone/surface/placeTimings';
import { FakeBrowserSide } from './fakeBrowserSide';
import { fakeDialling } from './fakeDialling';
import { FakeDesktop } from './fakeDesktop';
import { aCall, aView, FakeLine, yvonne } from './fakeLine';

const key = aCall().key;
/** The caller is looked for. */
const searched = { customer: undefined } as const;
/** Nothing keeps the notification of a ring whose caller has been looked for. */
const nobody = { outcome: 'none' } as const;
const parts: readonly Element[] = [];

function start(host: FakeDesktop | undefined = new FakeDesktop()) {
  const line = new FakeLine();
  const browser = new FakeBrowserSide();
  const texts = { headerText: (call: CallView) => `From ${call.number ?? '?'}` };
  const place = createPlace({ line, browser, texts, ...fakeDialling(), hostExtras });
  if (host !== undefined) place.useDesktop(host);
  const ring = (changes: Partial<CallView> = {}) => line.show({ calls: [aCall({ customer: nobody, ...changes })] });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { line, browser, place, ring, settle, host: host ?? new FakeDesktop() };
}

describe('telling telephony that a ring was shown', () => {
  it('says so once, when the agent has seen the card', () => {
    const { line, browser, place, ring } = start();
    ring();
    place.ringCardIn(key, parts);
    expect(line.asked()).toEqual([]);
    browser.see();
    place.ringCardIn(key, parts);
    browser.see();
    expect(line.asked()).toEqual(['shown']);
  });

  it('says nothing of a card that left before it was seen', () => {
    const { line, browser, place, ring } = start();
    ring();
    place.ringCardIn(key, parts)();
    browser.see();
    expect(line.asked()).toEqual([]);
  });

  it('says it again when an answer came to nothing: the agent has seen the ring all the time', () => {
    const { line, browser, place, ring } = start();
    ring({ underWay: 'accept' });
    place.ringCardIn(key, parts);
    browser.see();
    expect(line.asked()).toEqual([]);
    ring();
    expect(line.asked()).toEqual(['shown']);
  });

  it('says handed-to-host of a card that is out of sight, and shown as soon as it is scrolled into it', () => {
    const { line, browser, place, ring } = start();
    ring();
    place.ringCardIn(key, parts);
    browser.pass(handedToHostAfterMs);
    expect(line.asked()).toEqual(['handed-to-host']);
    browser.see();
    expect(line.asked()).toEqual(['handed-to-host', 'shown']);
  });

  it('says nothing when the ring was drawn elsewhere before', () => {
    const { line, browser, place, ring } = start();
    ring({ state: 'alerting' });
    place.ringCardIn(key, parts);
    browser.see();
    expect(line.asked()).toEqual([]);
  });

  it('says handed-to-host when only the notification has the ring for a while', () => {
    const { line, browser, ring } = start();
    browser.visible = false;
    ring();
    browser.pass(handedToHostAfterMs);
    expect(line.asked()).toEqual(['handed-to-host']);
  });

  it('says not-shown, never rejected, when the host refuses and nobody sees the card', async () => {
    const { line, browser, host, ring } = start();
    browser.visible = false;
    ring();
    await host.answer(key, 'not-shown');
    browser.pass(handedToHostAfterMs);
    expect(line.asked()).toEqual(['not-shown']);
  });

  it('lets the card count when the host refuses the notification', async () => {
    const { line, browser, place, host, ring } = start();
    ring();
    place.ringCardIn(key, parts);
    await host.answer(key, 'not-shown');
    browser.see();
    expect(line.asked()).toEqual(['shown']);
  });
});

describe('card and notification are one ring', () => {
  it('notifies once and docks the panel once', () => {
    const { host, ring } = start();
    ring();
    ring({ comments: 'the search is under way' });
    expect(host.notified).toEqual(['From +1 202 555 0123']);
    expect(host.docked).toBe(1);
  });

  it('leaves the panel where it is when makers want it so', () => {
    const { host, place, ring } = start();
    place.configure('{"dockOnRing":false}');
    ring();
    expect(host.docked).toBe(0);
  });

  it('puts the panel back when the last card is gone, not before', () => {
    const { line, host, ring } = start();
    ring();
    const before = host.rested;
    ring({ comments: 'the search is under way' });
    expect(host.rested).toBe(before);
    line.show(aView({ calls: [] }));
    expect(host.rested).toBe(before + 1);
  });

  it('takes the notification back when the agent accepts on the card', () => {
    const { line, host, place, ring } = start();
    ring();
    place.accept(key);
    ring({ underWay: 'accept' });
    expect(line.asked()).toEqual(['accept']);
    expect(host.cancelled).toEqual([key]);
  });

  it('accepts once when the notification is accepted, and does not cancel it', async () => {
    const { line, host, place, ring } = start();
    ring();
    await host.answer(key, 'accepted');
    place.accept(key);
    ring({ underWay: 'accept' });
    place.accept(key);
    expect(line.asked()).toEqual(['accept']);
    expect(host.cancelled).toEqual([]);
  });

  it('rejects when the agent declines the notification', async () => {
    const { line, host, ring } = start();
    ring();
    await host.answer(key, 'rejected');
    expect(line.asked()).toEqual(['reject']);
  });

  it('takes the notification back when the call goes away', () => {
    const { line, host, ring } = start();
    ring();
    line.show({ calls: [] });
    expect(host.cancelled).toEqual([key]);
  });

  it('ignores what the host says about a notification that was taken back', async () => {
    const { line, host, ring } = start();
    ring();
    line.show({ calls: [aCall({ underWay: 'reject' })] });
    await host.answer(key, 'accepted');
    expect(line.asked()).toEqual([]);
  });

  it('reports the time-out of the notification once', async () => {
    const { line, host, ring } = start();
    ring();
    await host.answer(key, 'timed-out');
    ring({ state: 'alerting' });
    expect(line.asked()).toEqual(['timed-out']);
    expect(host.notified).toHaveLength(1);
  });

  it('lets the card ring on when only the notification’s time is over', async () => {
    const { line, host, browser, place, ring } = start();
    ring();
    place.ringCardIn(key, parts);
    browser.see();
    await host.answer(key, 'timed-out');
    expect(line.asked()).toEqual(['shown']);
    expect(host.notified).toHaveLength(1);
    place.accept(key);
    expect(line.asked()).toEqual(['shown', 'accept']);
  });

  it('ends a ring with its notification when the card has been scrolled out of sight', async () => {
    const { line, host, browser, place, ring } = start();
    ring();
    place.ringCardIn(key, parts);
    browser.see();
    browser.see(false);
    await host.answer(key, 'timed-out');
    expect(line.asked()).toEqual(['shown', 'timed-out']);
  });

  it('lets a card ring on that came here from another tab, where it was told as shown', async () => {
    const { line, host, browser, place, ring } = start();
    ring({ state: 'alerting' });
    place.ringCardIn(key, parts);
    browser.see();
    await host.answer(key, 'timed-out');
    expect(line.asked()).toEqual([]);
    place.accept(key);
    expect(line.asked()).toEqual(['accept']);
  });

  it('keeps two rings apart', async () => {
    const { line, host } = start();
    const second = aCall({ key: 'pbx call-2', callId: 'call-2', customer: nobody });
    line.show({ calls: [aCall(), second] });
    await host.answer(second.key, 'rejected');
    expect(line.sent).toEqual([{ type: 'reject', key: second.key }]);
    expect(host.cancelled).toEqual([]);
  });

  it('leaves a ring whose buttons are in another place to that place', () => {
    const { line, host, browser } = start();
    line.show({ ringPlaceId: 'another', calls: [aCall()] });
    browser.pass(handedToHostAfterMs);
    expect([host.notified, host.docked, line.sent]).toEqual([[], 0, []]);
  });

  it('notifies anew when the buttons come back', () => {
    const { line, host, ring } = start();
    ring();
    line.show({ ringPlaceId: 'another' });
    line.show({ ringPlaceId: 'here' });
    expect(host.cancelled).toEqual([key]);
    expect(host.notified).toHaveLength(2);
  });

  it('tells a workspace that is found during a ring of that ring', () => {
    const { ring, place } = start(undefined);
    ring();
    const late = new FakeDesktop();
    place.useDesktop(late);
    expect(late.notified).toHaveLength(1);
  });
});

describe('the session of a call', () => {
  const connected = (changes: Partial<CallView> = {}) => ({ state: 'connected', ...changes }) as const;

  it('opens at once and once with the record that was found', () => {
    const { host, place, ring } = start();
    ring({ customer: yvonne });
    place.accept(key);
    expect(host.sessions).toHaveLength(0);
    ring(connected({ customer: yvonne }));
    ring(connected({ customer: yvonne, comments: 'later' }));
    expect(host.sessions.map((call) => call.customer)).toEqual([yvonne]);
  });

  it('waits a little for the search, then opens without a record', () => {
    const { host, browser, place, ring } = start();
    ring(searched);
    place.accept(key);
    ring(connected(searched));
    expect(host.sessions).toHaveLength(0);
    browser.pass(matchBudgetMs);
    expect(host.sessions).toHaveLength(1);
    ring(connected({ customer: yvonne }));
    expect(host.sessions).toHaveLength(1);
  });

  it('takes the record that comes while it waits', () => {
    const { host, browser, place, ring } = start();
    ring(searched);
    place.accept(key);
    ring(connected(searched));
    ring(connected({ customer: yvonne }));
    browser.pass(matchBudgetMs);
    expect(host.sessions.map((call) => call.customer)).toEqual([yvonne]);
  });

  it('does not open for a call that was in progress before the page was loaded', () => {
    const { host, ring } = start();
    ring(connected({ customer: yvonne }));
    expect(host.sessions).toEqual([]);
  });

  it('tells the agent when Dynamics opens none', async () => {
    const { host, place, ring, settle } = start();
    host.sessionFails = new Error('no session');
    ring();
    place.accept(key);
    ring(connected({ customer: yvonne }));
    await settle();
    expect(place.getView().trouble).toEqual({ kind: 'SessionNotOpened' });
    place.dismissTrouble();
    expect(place.getView().trouble).toBeUndefined();
  });

  it('tells no more of it when a session opens, or when its call is over', async () => {
    const { line, host, place, ring, settle } = start();
    const open = async (changes: Partial<CallView>): Promise<void> => {
      ring(changes);
      place.accept(changes.key ?? key);
      ring(connected({ customer: yvonne, ...changes }));
      await settle();
    };
    host.sessionFails = new Error('no session');
    await open({});
    expect(place.getView().trouble).toEqual({ kind: 'SessionNotOpened' });
    host.sessionFails = false;
    place.openSession(key);
    await settle();
    expect(place.getView().trouble).toBeUndefined();

    host.sessionFails = new NoRoomForSession();
    await open({ key: 'pbx call-2' });
    expect(place.getView().trouble).toEqual({ kind: 'SessionLimit' });
    line.show({ calls: [aCall({ key: 'pbx call-2', state: 'disconnected', customer: yvonne })] });
    expect(place.getView().trouble).toBeUndefined();
  });

  it.each([
    [true, ['hangup']],
    [false, []],
  ])('ends the call when it is closed, if nobody else will (assumed: %s)', (assumed, asked) => {
    const { line, host, ring } = start();
    ring(connected({ assumed }));
    host.agentClosesSession(key);
    expect(line.asked()).toEqual(asked);
  });
});

describe('the rest of a place', () => {
  it('clears the card of a call that the agent ended, but not that of a missed one', () => {
    const { line, browser } = start();
    const missed = aCall({ key: 'pbx call-2', state: 'disconnected', reason: 'timed-out' });
    line.show({ calls: [aCall({ state: 'disconnected', reason: 'rejected' }), missed] });
    browser.pass(endedCardMs);
    expect(line.sent).toEqual([{ type: 'dismiss', key }]);
  });

  it('tells no more of a page that did not open, nor of faulty settings, once they are right', async () => {
    const { place, host, ring, settle } = start();
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
    const { line, place, host } = start();
    place.useDesktop(host, { kind: 'HostUnavailable' });
    line.show(aView({ trouble: { kind: 'ServiceLost' } }));
    expect(place.getView().trouble).toEqual({ kind: 'ServiceLost' });
    place.dismissTrouble();
    expect(line.asked()).toEqual(['dismiss-trouble']);
    line.show({ trouble: undefined });
    expect(place.getView().trouble).toEqual({ kind: 'HostUnavailable' });
  });

  it('A4-15 leaves nothing behind when it stops', () => {
    const { line, host, place, ring } = start();
    ring();
    place.stop();
    expect(host.cancelled).toEqual([key]);
    expect(line.stopped).toBe(true);
  });
});

describe("the makers' settings in a place", () => {
  it('count at once, and go to the line', () => {
    const { line, place } = start();
    place.configure('{"screenPop":"ring"}');
    expect(place.getView().settings).toMatchObject({ screenPop: 'ring', dockOnRing: true });
    expect(line.given).toEqual([{ screenPop: 'ring' }]);
  });

  it("win over those of the line's owner, which count for what this place leaves open", () => {
    const { line, place } = start();
    place.configure('{"screenPop":"manual"}');
    line.show({ given: { screenPop: 'ring', dockOnRing: false } });
    expect(place.getView().settings).toMatchObject({ screenPop: 'manual', dockOnRing: false });
  });

  it('name what is wrong in them, until the agent puts it away', () => {
    const { line, place } = start();
    place.configure('{"screenpop":"ring","ring":{"volumePercent":500}}');
    const trouble = { kind: 'SettingsFaulty', detail: 'screenpop, ring.volumePercent' };
    expect(place.getView().trouble).toEqual(trouble);
    place.dismissTrouble();
    expect(place.getView().trouble).toBeUndefined();
    place.configure('{"screenpop":"ring","ring":{"volumePercent":500}} ');
    expect([place.getView().trouble, line.given]).toEqual([undefined, [{}]]);
  });

  it('do not hide that Dynamics is missing', () => {
    const { place, host } = start();
    place.useDesktop(host, { kind: 'HostUnavailable' });
    place.configure('');
    place.configure('{}');
    expect(place.getView().trouble).toEqual({ kind: 'HostUnavailable' });
  });
});
