import { conversationEndReasons } from '../../../protocol/conversationWords';
import { messageRules } from '../../../protocol/messageRules';
import type { ConversationEvent, Participant } from '../../../protocol/messages/conversation';
import { holdBack } from './conversationLine';
import {
  hadTurn,
  inState,
  isOver,
  nextVersion,
  withTurn,
  type ConversationChange,
  type ConversationRecord,
} from './conversationRecord';
import { endConversation, endTurns } from './endTurns';
import { eventHash, saidOf, type OfferedEvent } from './offerConversation';

/** Events that change the conversation itself; offers, messages and what became of them have ways of their own. */
export type PlainConversationEvent = Exclude<ConversationEvent, OfferedEvent | { readonly type: `message.${string}` }>;

const rememberedEvents = 40;

/** What an event makes of a conversation; `undefined` where it is a repeat or says nothing new. */
export function applyConversationEvent(
  before: ConversationRecord,
  event: PlainConversationEvent,
  oid: string,
  nowMs: number,
): ConversationChange | undefined {
  const hash = eventHash(event.eventKey);
  if (before.seenEvents.includes(hash) || isOver(before)) return undefined;
  const change = changeOf(before, event, oid, nowMs);
  if (change === undefined) return undefined;
  const seenEvents = [...before.seenEvents, hash].slice(-rememberedEvents);
  return { ...change, record: { ...change.record, seenEvents, heardAtMs: nowMs } };
}

function changeOf(
  before: ConversationRecord,
  event: PlainConversationEvent,
  oid: string,
  nowMs: number,
): ConversationChange | undefined {
  switch (event.type) {
    case 'conversation.updated': {
      const { consent } = event;
      const said = { ...saidOf(event, nowMs), ...(consent === undefined ? {} : { consent }) };
      return { record: nextVersion({ ...before, ...said }) };
    }
    case 'conversation.waiting':
      return parked(before, 'active', 'waiting');
    case 'conversation.resumed':
      return parked(before, 'waiting', 'active');
    case 'conversation.transferred':
      return endTurns(before, (turn) => (turn.oid === oid ? 'transferred' : undefined), nowMs);
    case 'conversation.ended': {
      const reason = conversationEndReasons.find((one) => one === event.reason) ?? 'customer-left';
      const isHad = hadTurn(before) !== undefined;
      // An offer that its customer gave up is no conversation that a customer has left.
      return endConversation(
        holdBack(before, 'ended'),
        isHad || event.reason !== undefined ? reason : 'cancelled',
        nowMs,
      );
    }
    case 'transfer.failed': {
      const { transfer, ...rest } = before;
      if (transfer === undefined) return undefined;
      return { record: nextVersion({ ...rest, transferFailed: event.why ?? transfer.target }) };
    }
    case 'participant.joined':
      return { record: nextVersion({ ...before, participants: withParticipant(before, event.participant) }) };
    case 'participant.left':
      return { record: nextVersion({ ...before, participants: withoutParticipant(before, event.participant) }) };
    case 'participant.typing':
      return undefined;
  }
}

function parked(before: ConversationRecord, from: 'active' | 'waiting', to: 'active' | 'waiting') {
  const turn = hadTurn(before);
  if (turn?.state !== from) return undefined;
  return { record: nextVersion(withTurn(before, turn.handling, (one) => inState(one, to))) };
}

const withoutParticipant = ({ participants = [] }: ConversationRecord, { id }: Participant): readonly Participant[] =>
  participants.filter((one) => one.id !== id);
const withParticipant = (before: ConversationRecord, participant: Participant): readonly Participant[] =>
  [...withoutParticipant(before, participant), participant].slice(-messageRules.maxParticipants);
