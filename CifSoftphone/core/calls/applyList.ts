import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import { callKey, type Call } from './call';
import { applySnapshot } from './applySnapshot';
import type { CallsEffect } from './callsEffect';
import { withCall, withoutCall, type CallsState } from './callsState';
import type { CallsStep } from './callsStep';

/**
 * Takes the difference to a snapshot. A call that is not in the list has ended, except one whose push came after
 * the list was asked for: the adaptor may have made the list before that call existed.
 */
export function applyList(
  state: CallsState,
  list: { readonly round: number; readonly calls: readonly CallSnapshot[]; readonly nowMs: number },
): CallsStep {
  const listed = new Set(list.calls.map(callKey));
  let next = state;
  for (const call of state.calls) {
    if (listed.has(call.key) || call.heardInRound >= list.round || call.phase === 'ended') continue;
    // Dialled here, and on its way to the adaptor: no list can know it.
    if (call.snapshot.version === 0) continue;
    next = endUnheard(next, call);
  }
  const effects: CallsEffect[] = [];
  for (const snapshot of list.calls) {
    const [after, more] = applySnapshot(next, snapshot, list.nowMs);
    next = after;
    effects.push(...more);
  }
  return [next, effects];
}

/**
 * We missed how it ended: the reason stays open. A list can also miss a call whose row is still being written, so the
 * next word about it counts, though it be no newer than the last.
 */
function endUnheard(state: CallsState, call: Exclude<Call, { phase: 'ended' }>): CallsState {
  if (call.phase === 'ringing' && call.answer === 'reject') return withoutCall(state, call);
  const { key, snapshot, heardInRound, customer, search } = call;
  return withCall(state, {
    key,
    snapshot: { ...snapshot, version: snapshot.version - 1 },
    heardInRound,
    customer,
    search,
    phase: 'ended',
    reason: undefined,
    connectedAtMs: call.phase === 'live' ? call.connectedAtMs : undefined,
    acceptUnderWay: call.phase === 'ringing' && call.answer === 'accept',
  });
}
