import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import { NoRoomForSession } from '../../../CifSoftphone/host/noRoomForSession';
import { createPlace } from '../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../CifSoftphone/surface/hostExtras';
import { FakeBrowserSide } from './fakeBrowserSide';
import { fakeDialling } from './fakeDialling';
import { FakeHost } from './fakeHost';
import { aCall, FakeLine, yvonne } from './fakeLine';

const key = aCall().key;
const live = (changes: Partial<CallView> = {}) => aCall({ state: 'connected', customer: yvonne, ...changes });
const second = (changes: Partial<CallView> = {}) => live({ key: 'pbx call-2', callId: 'call-2', ...changes });
const settle = () => new Promise((resolve) => setImmediate(resolve));

function start() {
  const line = new FakeLine();
  const place = createPlace({
    hostExtras,
    line,
    browser: new FakeBrowserSide(),
    texts: { headerText: () => 'From somebody' },
    ...fakeDialling(),
  });
  const host = new FakeHost();
  place.useHost(host);
  return { line, host, place, view: () => place.getView() };
}

describe('a call whose session is not there', () => {
  it('after the agent closed it can be opened again', async () => {
    const { line, host, place, view } = start();
    line.show({ calls: [live()] });
    host.tellSessions([key], key);
    expect(view().withoutSession).toEqual([]);
    host.tellSessions([]);
    expect(view().withoutSession).toEqual([key]);
    place.openSession(key);
    expect(host.sessions.map((call) => call.key)).toEqual([key]);
    // Until Dynamics has answered there is nothing more to press.
    expect(view().withoutSession).toEqual([]);
    await settle();
    host.tellSessions([key], key);
    expect(view().withoutSession).toEqual([]);
  });

  it('is not offered before the host has told its sessions', () => {
    const { line, view } = start();
    line.show({ calls: [live()] });
    expect(view().withoutSession).toEqual([]);
  });

  it('is not offered while the accepted call waits for its record', () => {
    const { line, host, place, view } = start();
    host.tellSessions([]);
    line.show({ calls: [aCall()] });
    place.accept(key);
    line.show({ calls: [live({ customer: undefined })] });
    expect(view().withoutSession).toEqual([]);
  });

  it('because there is no room is told, and the message goes away once it is open', async () => {
    const { line, host, place, view } = start();
    host.tellSessions([]);
    host.sessionFails = new NoRoomForSession();
    line.show({ calls: [aCall({ customer: yvonne })] });
    place.accept(key);
    line.show({ calls: [live()] });
    await settle();
    expect(view().trouble).toEqual({ kind: 'SessionLimit' });
    expect(view().withoutSession).toEqual([key]);
    host.sessionFails = false;
    place.openSession(key);
    await settle();
    expect(view().trouble).toBeUndefined();
  });
});

it('a call that a supervisor listens to opens no session, and offers none: nobody in it is the supervisor’s customer', async () => {
  const { line, host, place, view } = start();
  host.tellSessions([]);
  place.dial({ text: '201', format: 'supervise' });
  await settle();
  const sent = line.sent.find((one) => one.type === 'dial');
  const callId = sent?.type === 'dial' ? sent.callId : '';
  line.show({
    calls: [
      live({
        key: `pbx ${callId}`,
        callId,
        direction: 'outbound',
        supervision: 'listen',
        customer: undefined,
        record: { entityName: 'contact', id: '6f0a2d8e-0000-4000-8000-000000000001' },
      }),
    ],
  });
  await settle();
  expect([callId === '', host.sessions, view().withoutSession]).toEqual([false, [], []]);
});

describe('switching sessions', () => {
  it('shows the call of the session that the agent went to', () => {
    const { line, host, view } = start();
    line.show({ calls: [live({ state: 'held' }), second()] });
    expect(view().frontKey).toBe(second().key);
    host.tellSessions([key, second().key], key);
    expect(view().frontKey).toBe(key);
    host.tellSessions([key, second().key]);
    expect(view().frontKey).toBe(key);
  });

  it('leaves the front to the agent, who may look at another call in the panel', () => {
    const { line, host, place, view } = start();
    line.show({ calls: [live({ state: 'held' }), second()] });
    host.tellSessions([key, second().key], key);
    place.show(second().key);
    line.show({ calls: [live({ state: 'held', muted: true }), second()] });
    expect(view().frontKey).toBe(second().key);
  });
});

describe('a session that is not in front', () => {
  it('is marked with each change of its call, until the agent goes there', () => {
    const { line, host } = start();
    line.show({ calls: [live(), second()] });
    host.tellSessions([key, second().key], second().key);
    expect(host.marked).toEqual([]);
    line.show({ calls: [live({ state: 'held' }), second()] });
    line.show({ calls: [live({ state: 'disconnected' }), second()] });
    expect(host.marked).toEqual([`${key} 1`, `${key} 2`]);
    host.tellSessions([key, second().key], key);
    line.show({ calls: [live({ state: 'disconnected' }), second({ state: 'held' })] });
    expect(host.marked).toEqual([`${key} 1`, `${key} 2`, `${second().key} 1`]);
  });

  it('is marked once when its call rings there', () => {
    const { line, host } = start();
    line.show({ calls: [aCall()] });
    host.tellSessions([key], key);
    host.tellSessions([key]);
    line.show({ calls: [aCall({ comments: 'later' })] });
    expect(host.marked).toEqual([`${key} 1`]);
  });
});
