import type { ConversationSnapshot } from '../../../protocol/messages/conversation';
import { firstOwnSeq } from './offerConversation';
import { isHad, isOffer, isOpen, type ConversationRecord, type Turn } from './conversationRecord';

/** The conversation as the agent of this turn gets it: what lasts as remaining and elapsed milliseconds. */
export function toConversationSnapshot(record: ConversationRecord, turn: Turn, nowMs: number): ConversationSnapshot {
  const { conversationId, source, version, channel, direction, from, to } = record;
  const since = (atMs: number): number => Math.max(0, nowMs - atMs);
  const { handling, state, reason, acceptedAtMs, endedAtMs, firstResponseMs, comments, givenBy } = turn;
  return {
    conversationId,
    source,
    handling,
    state,
    version,
    channel,
    direction,
    from,
    to,
    toldAtMs: nowMs,
    ...(reason === undefined ? {} : { reason }),
    ...(turn.offerFailed === true ? { offerFailed: true } : {}),
    ...(isOffer(turn) ? { ringRemainingMs: Math.max(0, turn.ringEndsAtMs - nowMs) } : {}),
    offeredForMs: since(turn.offeredAtMs),
    ...(acceptedAtMs === undefined ? {} : { activeForMs: since(acceptedAtMs) }),
    ...(endedAtMs === undefined ? {} : { endedForMs: since(endedAtMs) }),
    ...(comments === undefined ? {} : { comments }),
    ...(givenBy === undefined ? {} : { givenBy }),
    ...factsOf(record),
    ...(isOffer(turn) && record.preview !== undefined ? { preview: record.preview } : {}),
    firstSeq: isOffer(turn) ? firstOwnSeq(record) : turn.firstSeq,
    lastSeq: turn.lastSeq ?? record.lastSeq,
    shownSeq: turn.shownSeq,
    ...(firstResponseMs === undefined ? {} : { firstResponseMs }),
    ...(isHad(turn) ? hadParts(record, turn, nowMs) : {}),
    ...(isOpen(turn) && record.unansweredSinceMs !== undefined
      ? { unansweredForMs: since(record.unansweredSinceMs) }
      : {}),
  };
}

function hadParts(
  { replyUntilMs, participants = [], transfer, transferFailed }: ConversationRecord,
  turn: Turn,
  nowMs: number,
) {
  const transferringTo = transfer?.handling === turn.handling ? transfer.target : undefined;
  return {
    ...(replyUntilMs === undefined ? {} : { replyRemainingMs: Math.max(0, replyUntilMs - nowMs) }),
    ...(participants.length === 0 ? {} : { participants }),
    ...(transferringTo === undefined ? {} : { transferringTo }),
    ...(transferFailed === undefined ? {} : { transferFailed }),
  };
}

const factsOf = ({ topic, queue, waitedMs, reference, record, capabilities, async, consent }: ConversationRecord) => ({
  ...(topic === undefined ? {} : { topic }),
  ...(queue === undefined ? {} : { queue }),
  ...(waitedMs === undefined ? {} : { waitedMs }),
  ...(reference === undefined ? {} : { reference }),
  ...(record === undefined ? {} : { record }),
  ...(capabilities === undefined ? {} : { capabilities }),
  ...(async === true ? { async } : {}),
  ...(consent === undefined ? {} : { consent }),
});
