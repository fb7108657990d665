import { findCall, withCall, withoutCall, type CallsState } from './callsState';
import { alsoHolding } from './holdOthers';
import { effectOn } from './effectOn';
import { isUndecided } from './liveCommands';
import { unchanged, type CallsStep } from './callsStep';

/** What the agent did with a ring or a card. A second click, or one on a call that moved on meanwhile, changes nothing. */
export function applyCommand(state: CallsState, command: 'accept' | 'reject' | 'dismiss', key: string): CallsStep {
  const call = findCall(state, key);
  if (call === undefined) return unchanged(state);
  switch (command) {
    case 'accept':
    case 'reject':
      if (call.phase !== 'ringing' || !isUndecided(call) || call.snapshot.direction !== 'inbound')
        return unchanged(state);
      return alsoHolding(command === 'accept' ? call.key : undefined, [
        withCall(state, { ...call, answer: command }),
        [{ ...effectOn(call), type: 'acknowledge', outcome: command === 'accept' ? 'accepted' : 'rejected' }],
      ]);
    case 'dismiss':
      return call.phase === 'ended' || (call.phase === 'ringing' && call.answer === 'timed-out')
        ? [withoutCall(state, call), []]
        : unchanged(state);
  }
}
