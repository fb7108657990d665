import { effectOn } from './effectOn';
import { isUndecided } from './liveCommands';
import type { Presented } from './call';
import { findCall, withCall, type CallsState } from './callsState';
import { unchanged, type CallsStep } from './callsStep';

const rank: Readonly<Record<Presented, number>> = { no: 0, 'not-shown': 1, 'handed-to-host': 2, shown: 3 };

/**
 * A place says what became of a ring's drawing. Only a step forward is told to the adaptor, and each once:
 * a card that was drawn is not taken back because the host refused its notification. A time-out never
 * overtakes an answer that is under way.
 */
export function applyPresented(
  state: CallsState,
  key: string,
  outcome: 'shown' | 'handed-to-host' | 'not-shown' | 'timed-out',
): CallsStep {
  const call = findCall(state, key);
  if (call?.phase !== 'ringing') return unchanged(state);
  if (outcome === 'timed-out') {
    if (!isUndecided(call)) return unchanged(state);
    return [withCall(state, { ...call, answer: 'timed-out' }), [{ ...effectOn(call), type: 'acknowledge', outcome }]];
  }
  if (rank[outcome] <= rank[call.presented]) return unchanged(state);
  return [withCall(state, { ...call, presented: outcome }), [{ ...effectOn(call), type: 'acknowledge', outcome }]];
}
