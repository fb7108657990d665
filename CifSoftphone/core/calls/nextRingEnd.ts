import type { CallsState } from './callsState';

/** The next ring that ends by itself, and when (steady clock); `undefined` when no unanswered ring has an end. */
export function nextRingEnd(state: CallsState): { readonly key: string; readonly atMs: number } | undefined {
  let next: { readonly key: string; readonly atMs: number } | undefined;
  for (const call of state.calls) {
    if (call.phase !== 'ringing' || call.answer !== 'none' || call.ringEndsAtMs === undefined) continue;
    if (next === undefined || call.ringEndsAtMs < next.atMs) next = { key: call.key, atMs: call.ringEndsAtMs };
  }
  return next;
}
