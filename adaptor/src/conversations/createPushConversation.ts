import type { Participant, Message } from '../../../protocol/messages/conversation';
import { toConversationPush, type ConversationPush } from '../../../protocol/messages/conversationPush';
import {
  conversationChangedType,
  messageChangedType,
  participantTypingType,
  receiveNotificationTarget,
} from '../../../protocol/targets';
import type { Clock } from '../base/clock';
import { signalRUserId } from '../model/callers';
import { isOpen, type ConversationRecord, type Turn } from '../model/conversationRecord';
import { toConversationSnapshot } from '../model/toConversationSnapshot';
import type { PushResult, SignalRClient } from '../signalr/createSignalRClient';

/** Tells agents' softphones of conversations; never throws. What is missed comes with the lists. */
export interface PushConversation {
  /** To everybody whom the change concerns: those who have or are offered it, and those who just lost it. */
  changed(record: ConversationRecord): Promise<unknown>;
  /** To one of them. */
  toTurn(record: ConversationRecord, turn: Turn): Promise<PushResult>;
  message(record: ConversationRecord, turn: Turn, message: Message): Promise<unknown>;
  typing(record: ConversationRecord, turn: Turn, forMs: number, participant?: Participant): Promise<unknown>;
}

export function createPushConversation(signalR: SignalRClient, tenantId: string, clock: Clock): PushConversation {
  const push = ({ oid }: Turn, what: ConversationPush, id: string): Promise<PushResult> =>
    signalR.sendToUser(signalRUserId(tenantId, oid), receiveNotificationTarget, toConversationPush(what, id));
  const namesOf = ({ conversationId, source }: ConversationRecord, { handling }: Turn) => ({
    conversationId,
    source,
    handling,
  });
  const toTurn: PushConversation['toTurn'] = (record, turn) =>
    push(
      turn,
      { type: conversationChangedType, data: toConversationSnapshot(record, turn, clock()) },
      `${record.conversationId}:${turn.handling}:${record.version}`,
    );
  return {
    toTurn,
    changed: (record) =>
      Promise.all(
        record.turns
          .filter((turn) => isOpen(turn) || turn.endedVersion === record.version)
          .map((turn) => toTurn(record, turn)),
      ),
    message: (record, turn, message) =>
      push(
        turn,
        { type: messageChangedType, data: { ...namesOf(record, turn), message } },
        `${message.id}:${message.state ?? ''}`,
      ),
    typing: (record, turn, forMs, participant) =>
      push(
        turn,
        {
          type: participantTypingType,
          data: { ...namesOf(record, turn), forMs, ...(participant === undefined ? {} : { participant }) },
        },
        `${record.conversationId}:typing`,
      ),
  };
}
