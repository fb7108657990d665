import type { CallSnapshot } from '../../../../protocol/messages/callSnapshot';
import { LineLeader } from '../../../../CifSoftphone/line/leader/lineLeader';
import type { LeaderView } from '../../../../CifSoftphone/line/lineScript';
import { ring } from '../../core/calls/callSamples';
import { FakeLeaderPorts } from './fakeLeaderPorts';

/* The browser's crypto answers in its own time, which fake timers do not bring. */
jest.mock('../../../../CifSoftphone/activity/activityId', () => ({
  activityId: ({ callId }: CallSnapshot) => Promise.resolve(callId),
}));

const minuteMs = 60_000;
const adaptorAtMs = Date.parse('2026-03-04T10:00:00.000Z');
const iso = (afterMs: number): string => new Date(adaptorAtMs + afterMs).toISOString();

/** A PC whose time of day is wrong, and whose steady clock is not. */
async function onWrongPc(aheadMs: number) {
  const ports = new FakeLeaderPorts();
  const startedAtMs = Date.now();
  const pc = { aheadMs };
  ports.wallTimeMs = () => Date.now() + pc.aheadMs;
  const views: LeaderView[] = [];
  const leader = new LineLeader(
    {
      lineScriptUrl: 'https://org.example.com/line.js',
      given: { wrapUpSeconds: 30 },
      inherited: undefined,
      writeSubject: ports.writeSubject,
      onView: (view) => views.push(view),
    },
    ports,
  );
  ports.settings.give({ wrapUpSeconds: 30 });
  await pass(0);
  const [connection] = ports.connections;
  connection?.tell({ type: 'connected' });
  await pass(0);
  const push = async (call: CallSnapshot): Promise<void> => {
    const data = { ...call, toldAtMs: adaptorAtMs + (Date.now() - startedAtMs) };
    const id = `${call.callId}:${call.version}`;
    connection?.tell({
      type: 'pushed',
      argument: { specversion: '1.0', id, source: '/telephony/x', type: 'call.changed', data },
    });
    await pass(0);
  };
  const step = (byMs: number): void => void (pc.aheadMs += byMs);
  return {
    leader,
    ports,
    push,
    step,
    call: () => views.at(-1)?.calls[0],
    rows: () => [...ports.activities.rows.values()],
  };
}

const pass = async (ms: number) => {
  await jest.advanceTimersByTimeAsync(ms);
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it.each([10 * minuteMs, -20 * minuteMs, 400 * 24 * 60 * minuteMs])(
  'a PC whose clock is wrong by %d ms writes the times at which it happened',
  async (aheadMs) => {
    const { leader, push, rows, ports, call } = await onWrongPc(aheadMs);
    await push(ring('a', { offeredForMs: 0 }));
    await pass(5_000);
    await push(ring('a', { state: 'connected', version: 2, offeredForMs: 5_000, connectedForMs: 0 }));
    await pass(95_000);
    const ended = { offeredForMs: 100_000, connectedForMs: 95_000, endedForMs: 0 };
    await push(ring('a', { state: 'disconnected', version: 3, reason: 'normal', ...ended }));
    await pass(12_000);
    await leader.send({ type: 'dismiss', key: call()?.key ?? '' });
    await pass(0);
    expect(rows()).toMatchObject([
      {
        scheduledstart: iso(0),
        actualstart: iso(5_000),
        actualend: iso(100_000),
        actualdurationminutes: 2,
        scheduledend: iso(112_000),
        statecode: 1,
      },
    ]);
    await leader.send({ type: 'offer-kpis', placeId: 'p' });
    expect(ports.connections[0]?.sent.map(({ type }) => type)).toContain('call.reported');
  },
);

it.each([10 * minuteMs, -20 * minuteMs])(
  'a clock that is set by %d ms while it rings changes nothing of the ring',
  async (byMs) => {
    const { push, step, call, ports } = await onWrongPc(0);
    ports.fetchCalls = () => new Promise(() => undefined);
    await push(ring('a'));
    const endsAtMs = call()?.ringEndsAtMs;
    await pass(5_000);
    step(byMs);
    await push(ring('a', { version: 2, state: 'alerting', ringRemainingMs: 25_000 }));
    expect(call()).toMatchObject({ state: 'alerting', ringEndsAtMs: endsAtMs });
    await pass(24_000);
    expect(call()?.state).toBe('alerting');
    await pass(3_000);
    expect(call()).toMatchObject({ state: 'disconnected', reason: 'timed-out' });
  },
);

it.each([10 * minuteMs, -20 * minuteMs])(
  'a clock that is set by %d ms in the wrap-up neither ends nor stretches it',
  async (byMs) => {
    const { push, step, call } = await onWrongPc(0);
    await push(ring('a', { state: 'connected', version: 2, connectedForMs: 0 }));
    await push(ring('a', { state: 'disconnected', version: 3, reason: 'normal', connectedForMs: 10, endedForMs: 0 }));
    await pass(10_000);
    step(byMs);
    await pass(19_000);
    expect(call()?.draft?.wrapUp).toBeDefined();
    await pass(2_000);
    expect(call()).toBeUndefined();
  },
);

it('a machine that slept with a ring on its screen learns from the list when it ends', async () => {
  const { push, call, ports } = await onWrongPc(0);
  await push(ring('a'));
  const endsAtMs = call()?.ringEndsAtMs ?? 0;
  // The steady clock stood for 28 s; the same version is listed with what is left.
  ports.list = { ok: true, calls: [ring('a', { ringRemainingMs: 2_000 })], ended: [] };
  ports.connections[0]?.tell({ type: 'connected' });
  await pass(0);
  expect(call()?.ringEndsAtMs).toBe(endsAtMs - 28_000);
  // Late news of the same version does not stretch it.
  await push(ring('a', { ringRemainingMs: 9_000 }));
  expect(call()?.ringEndsAtMs).toBe(endsAtMs - 28_000);
});
