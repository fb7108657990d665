import type { ConversationEvent } from '../../../protocol/messages/conversation';
import { hashKey } from '../base/hashKey';
import { timings } from '../base/timings';
import type { ConversationFacts, ConversationRecord, Turn } from './conversationRecord';
import { isHad } from './conversationRecord';

export type OfferedEvent = Extract<ConversationEvent, { readonly type: 'conversation.offered' }>;

export const eventHash = (eventKey: string): string => hashKey(eventKey).slice(0, 16);

/** So many of the last agents' turns are kept with a conversation: more than anybody hands it around. */
const maxTurns = 20;

const factsOf = ({ topic, queue, waitedMs, reference }: ConversationFacts): ConversationFacts => ({
  ...(topic === undefined ? {} : { topic }),
  ...(queue === undefined ? {} : { queue }),
  ...(waitedMs === undefined ? {} : { waitedMs }),
  ...(reference === undefined ? {} : { reference }),
});

/** A conversation of which nothing is known yet but what its first offer says: without a turn and without messages. */
export function newConversation(event: OfferedEvent, source: string, nowMs: number): ConversationRecord {
  const { conversationId, channel, direction, from, to } = event;
  return {
    conversationId,
    source,
    channel,
    direction,
    from,
    to,
    ...saidOf(event, nowMs),
    version: 1,
    createdAtMs: nowMs,
    heardAtMs: nowMs,
    turns: [],
    nextHandling: 1,
    lastSeq: 0,
    recent: [],
    unfiled: [],
    minuteFromMs: nowMs,
    inMinute: 0,
    line: [],
    seenEvents: [],
    outbox: [],
  };
}

type Said = Pick<OfferedEvent, 'record' | 'capabilities' | 'async' | 'replyForMs'> & ConversationFacts;
/** What each offer says anew. */
export const saidOf = (said: Said, nowMs: number) => ({
  ...factsOf(said),
  ...(said.record === undefined ? {} : { record: said.record }),
  ...(said.capabilities === undefined ? {} : { capabilities: said.capabilities }),
  ...(said.async === true ? { async: true as const } : {}),
  ...(said.replyForMs === undefined ? {} : { replyUntilMs: nowMs + said.replyForMs }),
});

export interface Offer {
  readonly oid: string;
  /** Hash of the event that offers it. */
  readonly offeredBy: string;
  readonly connections: number;
  readonly shownDeadlineMs: number;
  readonly comments?: string | undefined;
  readonly givenBy?: string | undefined;
}

/** Offers it to an agent: a turn more. The version stays: it is pushed apart, and the agent knows nothing of it yet. */
export function withOffer(before: ConversationRecord, offer: Offer, nowMs: number): ConversationRecord {
  const { oid, offeredBy, connections, shownDeadlineMs, comments, givenBy } = offer;
  const offerMs = before.channel === 'chat' ? timings.chatOfferMs : timings.otherOfferMs;
  const turn: Turn = {
    handling: before.nextHandling,
    oid,
    state: 'offered',
    offeredBy,
    connections,
    ...(comments === undefined ? {} : { comments }),
    ...(givenBy === undefined ? {} : { givenBy }),
    offeredAtMs: nowMs,
    shownDeadlineAtMs: nowMs + shownDeadlineMs,
    ringEndsAtMs: nowMs + offerMs,
    firstSeq: firstOwnSeq(before),
    shownSeq: 0,
  };
  const turns = [...before.turns, turn];
  const dropped = turns.length > maxTurns ? leastNeeded(turns) : undefined;
  return {
    ...before,
    heardAtMs: nowMs,
    nextHandling: before.nextHandling + 1,
    turns: turns.filter((one) => one !== dropped),
  };
}

/** Who never had it has nothing to write down of it, and who has written it down needs it no more. */
function leastNeeded(turns: readonly Turn[]): Turn | undefined {
  const ended = turns.filter(({ state }) => state === 'ended');
  return (
    ended.find(({ acceptedAtMs }) => acceptedAtMs === undefined) ??
    ended.find(({ loggedAtMs }) => loggedAtMs !== undefined) ??
    ended[0]
  );
}

/** What was said since the last agent who had it: that belongs to the next one. */
export function firstOwnSeq({ turns, lastSeq }: ConversationRecord): number {
  if (turns.some(isHad)) return lastSeq + 1;
  const had = turns.filter(({ acceptedAtMs }) => acceptedAtMs !== undefined).map((turn) => turn.lastSeq ?? 0);
  return Math.max(0, ...had) + 1;
}

/** The turn that this very event has made. */
export const turnOfEvent = (record: ConversationRecord, offeredBy: string): Turn | undefined =>
  record.turns.find((turn) => turn.offeredBy === offeredBy);

/** One that is open already: a second event for the same agent is no second card. */
export const openTurnOf = (record: ConversationRecord, oid: string): Turn | undefined =>
  record.turns.find((turn) => turn.oid === oid && turn.state !== 'ended');
