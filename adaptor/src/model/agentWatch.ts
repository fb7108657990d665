import { hashKey } from '../base/hashKey';
import { timings } from '../base/timings';
import {
  hadTurn,
  inState,
  nextVersion,
  reported,
  withTurn,
  type ConversationChange,
  type ConversationRecord,
} from './conversationRecord';
import { endTurns } from './endTurns';

/**
 * When it is looked next whether this agent is still there: the same times for all who ask, so that however many
 * conversations begin there is one look. Never so soon that what asks for it may not be stored by then.
 */
export function nextWatchAtMs(oid: string, nowMs: number): number {
  const every = timings.agentWatchEveryMs;
  const offset = parseInt(hashKey(oid).slice(0, 6), 16) % every;
  return Math.ceil((nowMs + timings.answerWithinMs - offset) / every) * every + offset;
}

/** Agents who have a conversation since this change, and had not before. */
export const newlyBusy = (before: ConversationRecord, after: ConversationRecord): readonly string[] =>
  after.turns
    .filter(({ handling, state }) => {
      const was = before.turns.find((turn) => turn.handling === handling);
      return state === 'active' && was?.state !== 'active';
    })
    .map(({ oid }) => oid);

/**
 * The agent is away. Where nobody waits at the other end it is parked and stays the agent's; else it is given back: the
 * telephony system can offer it to somebody else. `undefined`: the agent does not have it, or has parked it.
 */
export function withoutAgent(before: ConversationRecord, oid: string, nowMs: number): ConversationChange | undefined {
  const turn = hadTurn(before);
  if (turn?.oid !== oid || turn.state !== 'active') return undefined;
  if (before.async !== true) {
    return endTurns(before, ({ handling }) => (handling === turn.handling ? 'agent-lost' : undefined), nowMs);
  }
  const told = reported(before, { ...inState(turn, 'waiting'), reason: 'agent-lost' }, 'accepted');
  return { record: nextVersion(withTurn(before, turn.handling, () => told.turn)), reports: [told.report] };
}
