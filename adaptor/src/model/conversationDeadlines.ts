import { timings } from '../base/timings';
import { withEnd } from './applyOfferOutcome';
import { giveUp, lineEndsAtMs } from './conversationLine';
import {
  isOffer,
  isOpen,
  isOver,
  isUnseen,
  nextVersion,
  type ConversationChange,
  type ConversationRecord,
  type Turn,
} from './conversationRecord';
import { endConversation } from './endTurns';

/** When something is to happen to this conversation although nobody says anything; `undefined` when never. */
export function conversationDeadline(record: ConversationRecord): number | undefined {
  const { transfer, heardAtMs } = record;
  const ends = [
    ...record.turns.filter(isOffer).map(offerEndsAtMs),
    ...(transfer === undefined ? [] : [transfer.endsAtMs]),
    ...(isOver(record) ? [] : [heardAtMs + timings.silentConversationLifeMs]),
  ];
  const lineEnds = lineEndsAtMs(record);
  if (lineEnds !== undefined) ends.push(lineEnds);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

const offerEndsAtMs = (turn: Turn): number =>
  isUnseen(turn) ? Math.min(turn.shownDeadlineAtMs, turn.ringEndsAtMs) : turn.ringEndsAtMs;

/** Carries out what is due, one thing at a time; `undefined` when nothing is. */
export function applyConversationDeadlines(before: ConversationRecord, nowMs: number): ConversationChange | undefined {
  const late = before.turns.find((turn) => isOffer(turn) && offerEndsAtMs(turn) <= nowMs);
  if (late !== undefined) return withEnd(before, late, isUnseen(late) ? 'not-shown' : 'timed-out', nowMs);
  const { transfer, ...rest } = before;
  if (transfer !== undefined && transfer.endsAtMs <= nowMs) {
    return { record: nextVersion({ ...rest, transferFailed: transfer.target }) };
  }
  const lineEnds = lineEndsAtMs(before);
  if (lineEnds !== undefined && lineEnds <= nowMs) return { record: giveUp(before, nowMs) };
  if (isOver(before) || before.heardAtMs + timings.silentConversationLifeMs > nowMs) return undefined;
  // Nobody has it: it is only forgotten, and what comes is answered as for one that is over.
  return endConversation(before, before.turns.some(isOpen) ? 'idle' : 'error', nowMs);
}
