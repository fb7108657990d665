import { handedToHostAfterMs } from '../../../CifSoftphone/surface/placeTimings';
import { FakeHost } from './fakeHost';
import { aCall, aView } from './fakeLine';
import { startPlace } from './startPlace';

const key = aCall().key;
/** The caller has been looked for. */
const nobody = { outcome: 'none' } as const;
const parts: readonly Element[] = [];

describe('telling telephony that a ring was shown', () => {
  it('says so once, when the agent has seen the card', () => {
    const { line, browser, place, ring } = startPlace();
    ring();
    place.ringCardIn(key, parts);
    expect(line.asked()).toEqual([]);
    browser.see();
    place.ringCardIn(key, parts);
    browser.see();
    expect(line.asked()).toEqual(['shown']);
  });

  it('says nothing of a card that left before it was seen', () => {
    const { line, browser, place, ring } = startPlace();
    ring();
    place.ringCardIn(key, parts)();
    browser.see();
    expect(line.asked()).toEqual([]);
  });

  it('says it again when an answer came to nothing: the agent has seen the ring all the time', () => {
    const { line, browser, place, ring } = startPlace();
    ring({ underWay: 'accept' });
    place.ringCardIn(key, parts);
    browser.see();
    expect(line.asked()).toEqual([]);
    ring();
    expect(line.asked()).toEqual(['shown']);
  });

  it('says handed-to-host of a card that is out of sight, and shown as soon as it is scrolled into it', () => {
    const { line, browser, place, ring } = startPlace();
    ring();
    place.ringCardIn(key, parts);
    browser.pass(handedToHostAfterMs);
    expect(line.asked()).toEqual(['handed-to-host']);
    browser.see();
    expect(line.asked()).toEqual(['handed-to-host', 'shown']);
  });

  it('says nothing when the ring was drawn elsewhere before', () => {
    const { line, browser, place, ring } = startPlace();
    ring({ state: 'alerting' });
    place.ringCardIn(key, parts);
    browser.see();
    expect(line.asked()).toEqual([]);
  });

  it('says handed-to-host when only the notification has the ring for a while', () => {
    const { line, browser, ring } = startPlace();
    browser.visible = false;
    ring();
    browser.pass(handedToHostAfterMs);
    expect(line.asked()).toEqual(['handed-to-host']);
  });

  it('says not-shown, never rejected, when the host refuses and nobody sees the card', async () => {
    const { line, browser, host, ring } = startPlace();
    browser.visible = false;
    ring();
    await host.answer(key, 'not-shown');
    browser.pass(handedToHostAfterMs);
    expect(line.asked()).toEqual(['not-shown']);
  });

  it('lets the card count when the host refuses the notification', async () => {
    const { line, browser, place, host, ring } = startPlace();
    ring();
    place.ringCardIn(key, parts);
    await host.answer(key, 'not-shown');
    browser.see();
    expect(line.asked()).toEqual(['shown']);
  });
});

describe('card and notification are one ring', () => {
  it('notifies once and docks the panel once', () => {
    const { host, ring } = startPlace();
    ring();
    ring({ comments: 'the search is under way' });
    expect(host.notified).toEqual(['From +1 202 555 0123']);
    expect(host.docked).toBe(1);
  });

  it('leaves the panel where it is when makers want it so', () => {
    const { host, place, ring } = startPlace();
    place.configure('{"dockOnRing":false}');
    ring();
    expect(host.docked).toBe(0);
  });

  it('puts the panel back when the last card is gone, not before', () => {
    const { line, host, ring } = startPlace();
    ring();
    const before = host.rested;
    ring({ comments: 'the search is under way' });
    expect(host.rested).toBe(before);
    line.show(aView({ calls: [] }));
    expect(host.rested).toBe(before + 1);
  });

  it('takes the notification back when the agent accepts on the card', () => {
    const { line, host, place, ring } = startPlace();
    ring();
    place.accept(key);
    ring({ underWay: 'accept' });
    expect(line.asked()).toEqual(['accept']);
    expect(host.cancelled).toEqual([key]);
  });

  it('accepts once when the notification is accepted, and does not cancel it', async () => {
    const { line, host, place, ring } = startPlace();
    ring();
    await host.answer(key, 'accepted');
    place.accept(key);
    ring({ underWay: 'accept' });
    place.accept(key);
    expect(line.asked()).toEqual(['accept']);
    expect(host.cancelled).toEqual([]);
  });

  it('rejects when the agent declines the notification', async () => {
    const { line, host, ring } = startPlace();
    ring();
    await host.answer(key, 'rejected');
    expect(line.asked()).toEqual(['reject']);
  });

  it('takes the notification back when the call goes away', () => {
    const { line, host, ring } = startPlace();
    ring();
    line.show({ calls: [] });
    expect(host.cancelled).toEqual([key]);
  });

  it('ignores what the host says about a notification that was taken back', async () => {
    const { line, host, ring } = startPlace();
    ring();
    line.show({ calls: [aCall({ underWay: 'reject' })] });
    await host.answer(key, 'accepted');
    expect(line.asked()).toEqual([]);
  });

  it('reports the time-out of the notification once', async () => {
    const { line, host, ring } = startPlace();
    ring();
    await host.answer(key, 'timed-out');
    ring({ state: 'alerting' });
    expect(line.asked()).toEqual(['timed-out']);
    expect(host.notified).toHaveLength(1);
  });

  it('lets the card ring on when only the notification’s time is over', async () => {
    const { line, host, browser, place, ring } = startPlace();
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
    const { line, host, browser, place, ring } = startPlace();
    ring();
    place.ringCardIn(key, parts);
    browser.see();
    browser.see(false);
    await host.answer(key, 'timed-out');
    expect(line.asked()).toEqual(['shown', 'timed-out']);
  });

  it('lets a card ring on that came here from another tab, where it was told as shown', async () => {
    const { line, host, browser, place, ring } = startPlace();
    ring({ state: 'alerting' });
    place.ringCardIn(key, parts);
    browser.see();
    await host.answer(key, 'timed-out');
    expect(line.asked()).toEqual([]);
    place.accept(key);
    expect(line.asked()).toEqual(['accept']);
  });

  it('keeps two rings apart', async () => {
    const { line, host } = startPlace();
    const second = aCall({ key: 'pbx call-2', callId: 'call-2', customer: nobody });
    line.show({ calls: [aCall(), second] });
    await host.answer(second.key, 'rejected');
    expect(line.sent).toEqual([{ type: 'reject', key: second.key }]);
    expect(host.cancelled).toEqual([]);
  });

  it('leaves a ring whose buttons are in another place to that place', () => {
    const { line, host, browser } = startPlace();
    line.show({ ringPlaceId: 'another', calls: [aCall()] });
    browser.pass(handedToHostAfterMs);
    expect([host.notified, host.docked, line.sent]).toEqual([[], 0, []]);
  });

  it('notifies anew when the buttons come back', () => {
    const { line, host, ring } = startPlace();
    ring();
    line.show({ ringPlaceId: 'another' });
    line.show({ ringPlaceId: 'here' });
    expect(host.cancelled).toEqual([key]);
    expect(host.notified).toHaveLength(2);
  });

  it('tells a workspace that is found during a ring of that ring', () => {
    const { ring, place } = startPlace({ isFound: false });
    ring();
    const late = new FakeHost();
    place.useHost(late);
    expect(late.notified).toHaveLength(1);
  });
});
