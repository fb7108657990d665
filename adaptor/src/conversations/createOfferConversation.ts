import type { ConversationTaken, ReceivedMessage } from '../../../protocol/messages/conversation';
import type { Clock } from '../base/clock';
import { errorFacts, type Log } from '../base/log';
import { timings } from '../base/timings';
import type { ConnectionStore } from '../connections/connectionStore';
import {
  agentAtCapacity,
  agentNotConnected,
  conversationEnded,
  pushFailed,
  unavailable,
  unknownConversation,
} from '../http/problems';
import type { ConnectionLimit } from '../limits/createConnectionLimit';
import { signalRUserId } from '../model/callers';
import { callIdForLog } from '../model/callIdForLog';
import { isOver, newestTurn, withTurn, type ConversationRecord, type Turn } from '../model/conversationRecord';
import { endTurns } from '../model/endTurns';
import {
  eventHash,
  newConversation,
  openTurnOf,
  saidOf,
  turnOfEvent,
  withOffer,
  type OfferedEvent,
} from '../model/offerConversation';
import { judgePresence } from '../model/presence';
import { conversationKey, type RowKey } from '../model/rowKeys';
import type { ConversationRows } from './conversationRows';
import type { ConversationChanger } from './createConversationChanger';
import type { PushConversation } from './createPushConversation';
import type { DeskStore } from './deskStore';
import type { MessageTaker } from './createMessageTaker';

/** Offers a conversation to an agent, or gives a repeat its first answer. @throws ProblemError 409, 429 or 503 */
export type OfferConversation = (event: OfferedEvent, source: string, oid: string) => Promise<ConversationTaken>;

export interface OfferConversationParts {
  readonly rows: ConversationRows;
  readonly desk: DeskStore;
  readonly changer: ConversationChanger;
  readonly messages: MessageTaker;
  readonly push: PushConversation;
  readonly connections: ConnectionStore;
  readonly limit: ConnectionLimit;
  readonly tenantId: string;
  readonly shownDeadlineMs: number;
  readonly perAgent: number;
  readonly clock: Clock;
  readonly log: Log;
}

export function createOfferConversation(parts: OfferConversationParts): OfferConversation {
  const { rows, desk, changer, messages, push, connections, limit, tenantId, shownDeadlineMs, clock, log } = parts;

  /** Adds the turn, unless there is one that this offer is a repeat of or that is open already. */
  const addTurn = async (key: RowKey, event: OfferedEvent, oid: string, live: number) => {
    const offeredBy = eventHash(event.eventKey);
    const { comments, givenBy } = event;
    const decision = await changer.change(key, ({ record }, nowMs) => {
      const there = turnOfEvent(record, offeredBy) ?? openTurnOf(record, oid);
      if (there !== undefined || isOver(record)) return { record, turn: there, isNew: false };
      const said = { ...record, ...saidOf(event, nowMs) };
      const next = withOffer(said, { oid, offeredBy, connections: live, shownDeadlineMs, comments, givenBy }, nowMs);
      return { record: next, turn: newestTurn(next), isNew: true, change: { record: next } };
    });
    if (decision === undefined) throw unknownConversation();
    return decision;
  };

  /** A push that certainly failed, to an agent who has not seen it meanwhile: it is closed without a trace. */
  const failed = async (key: RowKey, { handling }: Turn): Promise<boolean> => {
    const decision = await changer.change(key, ({ record }, nowMs) => {
      const turn = record.turns.find((one) => one.handling === handling);
      if (turn?.state !== 'offered' || turn.lastReport !== undefined) return { rang: true };
      const marked = withTurn(record, handling, (one) => ({ ...one, offerFailed: true as const }));
      const { record: ended } = endTurns(marked, (one) => (one.handling === handling ? 'error' : undefined), nowMs);
      // The same offer again rings: it is no repeat of one that never rang.
      const forgotten = withTurn(ended, handling, (one) => ({ ...one, offeredBy: '' }));
      return { rang: false, change: { record: forgotten } };
    });
    return decision?.rang !== true;
  };

  const earlier = (key: RowKey, event: OfferedEvent): Promise<unknown> => {
    const before: readonly ReceivedMessage[] = event.messages ?? [];
    return before.length === 0 ? Promise.resolve() : messages.takeEarlier(key, before);
  };

  const offer = async (key: RowKey, event: OfferedEvent, oid: string, live: number, startedMs: number) => {
    await earlier(key, event);
    const { turn, isNew, record } = await addTurn(key, event, oid, live);
    if (turn === undefined) throw conversationEnded();
    if (!isNew) return takenOf(record, turn);
    // Storage may have kept us: an offer that comes after whoever asked has given up is nobody's.
    const late = clock() - startedMs > timings.pushWithinMs;
    const pushed = late ? 'refused' : await push.toTurn(record, turn);
    log.info('conversation-offered', { conversationId: callIdForLog(event.conversationId), connections: live, pushed });
    if (pushed === 'refused' && (await failed(key, turn))) {
      throw late ? unavailable('Storage did not answer in time.') : pushFailed();
    }
    lookLater(parts, key, turn);
    return takenOf(record, turn);
  };

  return async (event, source, oid) => {
    const startedMs = clock();
    const key = conversationKey(source, event.conversationId);
    const [stored, connected] = await Promise.all([rows.get(key), connections.ofUser(signalRUserId(tenantId, oid))]);
    const repeated = stored && turnOfEvent(stored.record, eventHash(event.eventKey));
    if (stored !== undefined && repeated !== undefined) return takenOf(stored.record, repeated);
    if (stored !== undefined && isOver(stored.record)) throw conversationEnded();
    const { live, reachable } = judgePresence(connected, clock());
    limit.saw(oid, live);
    if (!reachable) throw agentNotConnected();
    if (!(await desk.take(oid, key, parts.perAgent))) throw agentAtCapacity();
    try {
      if (stored === undefined) await rows.insert(newConversation(event, source, clock()));
      return await offer(key, event, oid, live, startedMs);
    } catch (error) {
      await leaveUnused(parts, key, oid);
      throw error;
    }
  };
}

/** A shortcut for a process that lives on: without it the sweep is some seconds later. */
function lookLater({ changer, clock }: OfferConversationParts, key: RowKey, turn: Turn): void {
  for (const atMs of [turn.shownDeadlineAtMs, turn.ringEndsAtMs]) {
    const look = (): void => void changer.settle(key).catch(() => undefined);
    setTimeout(look, Math.max(0, atMs - clock()) + 20).unref();
  }
}

/** Gives a seat back that came to nothing; one that is used all the same stays. Never throws. */
async function leaveUnused({ rows, desk, log }: OfferConversationParts, key: RowKey, oid: string): Promise<void> {
  try {
    const stored = await rows.get(key);
    if (stored === undefined || openTurnOf(stored.record, oid) === undefined) await desk.leave(oid, key);
  } catch (error) {
    log.warn('desk-not-tidied', errorFacts(error));
  }
}

/** What the telephony system is told with 202. */
export function takenOf({ conversationId }: ConversationRecord, turn: Turn): ConversationTaken {
  const { oid: userId, handling, connections, state } = turn;
  return { conversationId, userId, handling, connections, state };
}
