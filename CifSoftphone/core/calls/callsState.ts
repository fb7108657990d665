import type { Call } from './call';
import { isUndecided } from './liveCommands';

/** All calls of one agent in one browser. */
export interface CallsState {
  /** Oldest first: two rings at once stand side by side, none replaces the other. */
  readonly calls: readonly Call[];
  /** Rises with every request for a snapshot; see `CallBase.heardInRound`. */
  readonly round: number;
  /** Key and version of calls that were forgotten, newest last: a late push must not bring them back. */
  readonly forgotten: readonly { readonly key: string; readonly version: number }[];
}

export const initialCallsState: CallsState = { calls: [], round: 0, forgotten: [] };

/** Enough for a day's calls of one agent; older ones cannot have a push on its way any more. */
const maxForgotten = 200;

export const findCall = (state: CallsState, key: string): Call | undefined =>
  state.calls.find((call) => call.key === key);

/** Puts a call in the place of its older self, or at the end. */
export function withCall(state: CallsState, call: Call): CallsState {
  const known = state.calls.some((one) => one.key === call.key);
  const calls = known ? state.calls.map((one) => (one.key === call.key ? call : one)) : [...state.calls, call];
  return { ...state, calls };
}

/** Takes a call out of the view and remembers its version. */
export function withoutCall(state: CallsState, call: Call): CallsState {
  return {
    ...state,
    calls: state.calls.filter((one) => one.key !== call.key),
    forgotten: [
      ...state.forgotten.filter((one) => one.key !== call.key),
      { key: call.key, version: call.snapshot.version },
    ].slice(-maxForgotten),
  };
}

/** The next ring that ends by itself, and when (steady clock); `undefined` when no unanswered ring has an end. */
export function nextRingEnd(state: CallsState): { readonly key: string; readonly atMs: number } | undefined {
  let next: { readonly key: string; readonly atMs: number } | undefined;
  for (const call of state.calls) {
    if (call.phase !== 'ringing' || !isUndecided(call) || call.ringEndsAtMs === undefined) continue;
    if (next === undefined || call.ringEndsAtMs < next.atMs) next = { key: call.key, atMs: call.ringEndsAtMs };
  }
  return next;
}
