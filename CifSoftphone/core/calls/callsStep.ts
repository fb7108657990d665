import type { CallsEffect } from './callsEffect';
import type { CallsState } from './callsState';

/** The next state and what has to be done; every file of the model speaks in this shape. */
export type CallsStep = readonly [CallsState, readonly CallsEffect[]];

/** Nothing to do and nothing changed. */
export const unchanged = (state: CallsState): CallsStep => [state, []];

/** Adds a request for a snapshot: used wherever our picture may differ from the adaptor's. */
export function askingForCalls([state, effects]: CallsStep): CallsStep {
  const round = state.round + 1;
  return [{ ...state, round }, [...effects, { type: 'fetch-calls', round }]];
}
