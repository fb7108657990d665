import type { CallsEvent } from '../../../../CifSoftphone/core/calls/callsEvent';
import type { SoftphoneAnswer } from '../../../../protocol/messages/softphoneMessage';
import { keyOf, play, ring } from './callSamples';

const nowMs = 1_000_000;
const pushed = (...args: Parameters<typeof ring>): CallsEvent => ({ type: 'changed', snapshot: ring(...args), nowMs });
const click = (type: 'accept' | 'reject'): CallsEvent => ({ type, key: keyOf('a'), nowMs });
const answered = (outcome: 'accepted' | 'rejected' | 'shown', answer: SoftphoneAnswer): CallsEvent => ({
  type: 'acknowledgement-answered',
  key: keyOf('a'),
  outcome,
  answer,
  nowMs,
});
const alertingLate = pushed('a', { state: 'alerting', version: 2 });

describe('a push that comes later than what it told of', () => {
  it('does not make an accepted call ring again', () => {
    const { state } = play([
      pushed('a'),
      click('accept'),
      answered('accepted', { ok: true, state: 'connected', version: 3 }),
      alertingLate,
    ]);
    expect(state.calls.map(({ phase }) => phase)).toEqual(['live']);
  });

  it('does not bring a rejected ring back', () => {
    const { state } = play([
      pushed('a'),
      click('reject'),
      answered('rejected', { ok: true, state: 'disconnected', version: 3 }),
      alertingLate,
    ]);
    expect(state.calls).toEqual([]);
  });

  it('does not keep the push of the answer itself from being taken', () => {
    const { state } = play([
      pushed('a'),
      click('accept'),
      answered('accepted', { ok: true, state: 'connected', version: 3 }),
      pushed('a', { state: 'connected', version: 3, capabilities: ['hold'] }),
    ]);
    expect(state.calls[0]?.snapshot.capabilities).toEqual(['hold']);
  });

  it('does not ring when the end of the call was heard before its ring', () => {
    const { state, effects } = play([
      pushed('a', { state: 'disconnected', reason: 'cancelled', version: 2 }),
      pushed('a'),
    ]);
    expect([state.calls, effects]).toEqual([[], []]);
  });

  it('rings no longer than it takes the adaptor to say that the call is over', () => {
    const { state, effects } = play([
      pushed('a'),
      { type: 'presented', key: keyOf('a'), outcome: 'shown' },
      answered('shown', { ok: true, state: 'disconnected', version: 4 }),
    ]);
    expect(effects).toContainEqual({ type: 'fetch-calls', round: 1 });
    const { state: after } = play([{ type: 'listed', round: 1, calls: [], nowMs }], state);
    expect(after.calls.map(({ phase }) => phase)).toEqual(['ended']);
  });
});

describe('a list that was made before the call was written on it', () => {
  it('does not take the call away for good', () => {
    const connected = ring('a', { state: 'connected', version: 3 });
    const listed = (round: number, calls: readonly (typeof connected)[]): CallsEvent => ({
      type: 'listed',
      round,
      calls,
      nowMs,
    });
    const missing = [pushed('a', { state: 'connected', version: 3 }), { type: 'connected' }, listed(1, [])] as const;
    expect(play(missing).state.calls.map(({ phase }) => phase)).toEqual(['ended']);
    const again = [...missing, { type: 'connected' }, listed(2, [connected])] as const;
    expect(play(again).state.calls.map(({ phase }) => phase)).toEqual(['live']);
    const dismissed: CallsEvent = { type: 'dismiss', key: keyOf('a'), nowMs };
    const later = [...missing, dismissed, { type: 'connected' }, listed(2, [connected])] as const;
    expect(play(later).state.calls.map(({ phase }) => phase)).toEqual(['live']);
  });
});
