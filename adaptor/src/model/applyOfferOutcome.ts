import type { RingOutcome } from '../../../protocol/callState';
import type { ConversationAnswer } from '../../../protocol/messages/conversation';
import {
  isHad,
  isOffer,
  isUnseen,
  nextVersion,
  reported,
  withTurn,
  type ConversationChange,
  type ConversationRecord,
  type Turn,
} from './conversationRecord';
import { endTurns } from './endTurns';
import { firstOwnSeq } from './offerConversation';

export interface ConversationDecision {
  readonly answer: ConversationAnswer;
  /** Absent when nothing changes. */
  readonly change?: ConversationChange;
}

/** What an agent's softphone says of an offer; the accept of one agent ends what all others have of it. */
export function applyOfferOutcome(
  before: ConversationRecord,
  turn: Turn,
  outcome: RingOutcome,
  messageId: string,
  nowMs: number,
): ConversationDecision {
  if (outcome === 'shown' || outcome === 'handed-to-host' || outcome === 'not-shown') {
    const change = sighted(before, turn, outcome, nowMs);
    const { record } = change ?? { record: before };
    const state = record.turns.find(({ handling }) => handling === turn.handling)?.state ?? turn.state;
    return { answer: { ok: true, state, version: record.version }, ...(change === undefined ? {} : { change }) };
  }
  if (!isOffer(turn)) {
    const { state } = turn;
    const { version } = before;
    // The answer to a decision can be lost with the connection: the same message is told again that it won.
    return turn.decidedBy === messageId
      ? { answer: { ok: true, state, version } }
      : { answer: { ok: false, state, version, reason: 'taken-back' } };
  }
  const change =
    outcome === 'accepted'
      ? accepted(before, turn, messageId, nowMs)
      : declined(before, turn, outcome, messageId, nowMs);
  const { record } = change;
  const after = record.turns.find(({ handling }) => handling === turn.handling) ?? turn;
  return { answer: { ok: true, state: after.state, version: record.version }, change };
}

function sighted(
  before: ConversationRecord,
  turn: Turn,
  outcome: 'shown' | 'handed-to-host' | 'not-shown',
  nowMs: number,
): ConversationChange | undefined {
  if (turn.state !== 'offered') return undefined;
  if (outcome === 'not-shown') {
    // Another browser of the same agent may still draw it: then the deadline decides.
    if (turn.connections !== 1 || turn.handedToHost === true) return undefined;
    return withEnd(before, turn, 'not-shown', nowMs);
  }
  if (outcome === 'handed-to-host' && turn.handedToHost === true) return undefined;
  const seen: Turn = outcome === 'shown' ? { ...turn, state: 'alerting' } : { ...turn, handedToHost: true };
  return withReport(before, seen, outcome);
}

function withReport(before: ConversationRecord, turn: Turn, outcome: RingOutcome): ConversationChange {
  const told = reported(before, turn, outcome);
  return { record: nextVersion(withTurn(before, turn.handling, () => told.turn)), reports: [told.report] };
}

/** Ends an offer as itself: refused, over its time, or never seen. */
export function withEnd(
  before: ConversationRecord,
  turn: Turn,
  outcome: 'rejected' | 'timed-out' | 'not-shown',
  nowMs: number,
): ConversationChange {
  const { record } = endTurns(before, ({ handling }) => (handling === turn.handling ? outcome : undefined), nowMs);
  const ended = record.turns.find(({ handling }) => handling === turn.handling) ?? turn;
  const told = reported(before, ended, outcome);
  return { record: withTurn(record, turn.handling, () => told.turn), reports: [told.report] };
}

function declined(
  before: ConversationRecord,
  turn: Turn,
  outcome: 'rejected' | 'timed-out',
  messageId: string,
  nowMs: number,
): ConversationChange {
  const decided = { ...turn, decidedBy: messageId };
  // Its time is over, but nobody has ever said that it was there.
  const result = outcome === 'timed-out' && isUnseen(turn) ? 'not-shown' : outcome;
  return withEnd(
    withTurn(before, turn.handling, () => decided),
    decided,
    result,
    nowMs,
  );
}

function accepted(before: ConversationRecord, turn: Turn, messageId: string, nowMs: number): ConversationChange {
  const firstSeq = firstOwnSeq(before);
  const others = endTurns(
    before,
    (one) => (one.handling === turn.handling ? undefined : isHad(one) ? 'transferred' : 'taken-elsewhere'),
    nowMs,
  );
  const { transferFailed: _over, ...rest } = others.record;
  const mine: Turn = { ...turn, state: 'active', acceptedAtMs: nowMs, decidedBy: messageId, firstSeq };
  const told = reported(before, mine, 'accepted');
  return {
    record: withTurn({ ...rest, heardAtMs: nowMs }, turn.handling, () => told.turn),
    reports: [...(others.reports ?? []), told.report],
  };
}
