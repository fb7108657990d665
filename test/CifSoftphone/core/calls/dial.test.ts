import type { CallSnapshot } from '../../../../protocol/messages/callSnapshot';
import type { DialMessage } from '../../../../protocol/messages/softphoneMessage';
import { initialCallsState, type CallsState } from '../../../../CifSoftphone/core/calls/callsState';
import type { CallsEvent } from '../../../../CifSoftphone/core/calls/callsEvent';
import { toCallViews } from '../../../../CifSoftphone/core/calls/toCallViews';
import { keyOf, play, ring, source } from './callSamples';

const callId = '3f0a2d8e-0000-4000-8000-000000000001';
const key = keyOf(callId);
const nowMs = 1_000_000;
const record = { entityName: 'contact', id: '6f0a2d8e-0000-4000-8000-000000000001' };
const dial = (more: Partial<DialMessage> = {}): CallsEvent => ({
  type: 'dial',
  nowMs,
  message: { type: 'command.dial', id: callId, callId, source, target: '+12025550142', format: 'tel', ...more },
});
const told = (more: Partial<CallSnapshot>): CallsEvent => ({
  type: 'changed',
  nowMs,
  snapshot: ring(callId, {
    direction: 'outbound',
    from: {},
    to: { number: '+12025550142' },
    state: 'initiated',
    ...more,
  }),
});
const views = (state: CallsState) => toCallViews(state, (number) => ({ display: number, e164: number }));
const go = (...events: CallsEvent[]) => play(events, initialCallsState);

it('a dialled call is there at once, can be cancelled, and is asked of the adaptor once', () => {
  const { state, effects } = go(dial(), dial());
  expect(views(state)).toMatchObject([{ key, direction: 'outbound', state: 'initiated', offers: ['hangup'] }]);
  expect(effects.filter((one) => one.type === 'dial')).toHaveLength(1);
  expect(effects).toContainEqual({ type: 'look-up', key, number: '+12025550142' });
});

it('whom the agent dialled from a record is that record, and nobody is searched for', () => {
  const { state, effects } = go(dial({ record, name: 'Yvonne McKay' }));
  expect(views(state)[0]?.customer).toEqual({ outcome: 'one', customer: { ...record, name: 'Yvonne McKay' } });
  expect(effects.map((one) => one.type)).toEqual(['dial']);
});

it('after a reload the record is known from the adaptor’s word alone', () => {
  const { state, effects } = go(told({ record, to: { number: '+12025550142', displayName: 'Yvonne McKay' } }));
  expect(views(state)[0]?.customer).toEqual({ outcome: 'one', customer: { ...record, name: 'Yvonne McKay' } });
  expect(effects).toEqual([]);
});

it('rings at the other end, is answered, ends', () => {
  let { state } = go(dial(), told({ version: 2, farEndRings: true }));
  expect(views(state)).toMatchObject([{ state: 'initiated', farEndRings: true }]);
  ({ state } = play([told({ version: 3, state: 'connected', connectedForMs: 0 })], state));
  expect(views(state)).toMatchObject([{ state: 'connected', connectedAtMs: nowMs }]);
  ({ state } = play([told({ version: 4, state: 'disconnected', reason: 'normal' })], state));
  expect(views(state)).toMatchObject([{ state: 'disconnected', reason: 'normal' }]);
});

it('that the other side turned it down is told, not hidden as a rejection of the agent’s own', () => {
  const { state } = go(dial(), told({ version: 2, state: 'disconnected', reason: 'rejected' }));
  expect(views(state)).toMatchObject([{ state: 'disconnected', reason: 'rejected' }]);
});

it('what the adaptor does not take is gone, and the agent is told', () => {
  const { state, effects } = go(dial(), { type: 'dial-answered', key, answer: { ok: false, reason: 'not-possible' } });
  expect(views(state)).toEqual([]);
  expect(effects).toContainEqual({ type: 'tell', trouble: { kind: 'NotDialled' } });
});

it.each([
  { type: 'dial-answered', key, answer: { ok: false, reason: 'not-possible' } } as const,
  told({ version: 2, state: 'disconnected', reason: 'not-dialled', supervision: 'listen' }),
])('a call that cannot be listened to is told as that: a supervisor has dialled no number', (refusal) => {
  expect(go(dial({ format: 'supervise', target: '201' }), refusal).effects).toContainEqual({
    type: 'tell',
    trouble: { kind: 'NotListened' },
  });
});

it('what the telephony system does not dial is told in three sentences', () => {
  const { effects } = go(
    dial(),
    told({ version: 2 }),
    told({ version: 3, state: 'disconnected', reason: 'not-dialled' }),
  );
  expect(effects).toContainEqual({ type: 'tell', trouble: { kind: 'NotDialled' } });
});

it('a call that is cancelled before the adaptor has it is ended as soon as it does', () => {
  const cancelled = go(dial(), { type: 'command', key, command: { command: 'hangup' } });
  expect(cancelled.effects.some((one) => one.type === 'command')).toBe(false);
  expect(views(cancelled.state)).toMatchObject([{ underWay: 'hangup' }]);
  const answered = play(
    [{ type: 'dial-answered', key, answer: { ok: true, state: 'initiated', version: 1 } }],
    cancelled.state,
  );
  expect(answered.effects).toContainEqual({ type: 'command', key, callId, source, command: { command: 'hangup' } });
});

it('a list that was made before the adaptor had the call does not end it', () => {
  const { state } = go(dial(), { type: 'connected' }, { type: 'listed', round: 1, calls: [], nowMs });
  expect(views(state)).toMatchObject([{ state: 'initiated' }]);
});

it('calls that go on are put on hold in the same moment', () => {
  const talking = ring('call-1', { state: 'connected', capabilities: ['hold', 'serverHangup'] });
  const { state } = go({ type: 'changed', snapshot: talking, nowMs });
  const { effects } = play([dial()], state);
  expect(effects).toContainEqual(
    expect.objectContaining({ type: 'command', key: keyOf('call-1'), command: { command: 'hold' } }),
  );
});
