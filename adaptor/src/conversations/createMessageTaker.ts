import type { Message, ReceivedMessage } from '../../../protocol/messages/conversation';
import { conversationEnded, tooManyRequests, unknownConversation } from '../http/problems';
import { appendReceived, fullForMs, isRecent } from '../model/appendMessages';
import { hadTurn, isOver, type ConversationChange, type ConversationRecord } from '../model/conversationRecord';
import type { RowKey } from '../model/rowKeys';
import type { ConversationRows } from './conversationRows';
import type { ConversationChanger } from './createConversationChanger';
import type { PushConversation } from './createPushConversation';
import type { MessageRows } from './messageRows';

/** Stores what is written to agents, once, and brings it to whoever has the conversation. */
export interface MessageTaker {
  /** What was written before an offer; what is known already is left out. Nobody is pushed: the offer is. */
  takeEarlier(key: RowKey, messages: readonly ReceivedMessage[]): Promise<void>;
  /**
   * One message as it comes. @param finish what else it does to the conversation, in the same decision
   * @throws ProblemError 404, 409 or 429
   */
  take(
    key: RowKey,
    message: ReceivedMessage,
    finish?: (record: ConversationRecord, nowMs: number) => ConversationChange,
  ): Promise<ConversationRecord>;
}

export interface MessageTakerParts {
  readonly rows: ConversationRows;
  readonly messages: MessageRows;
  readonly changer: ConversationChanger;
  readonly push: PushConversation;
}

/** What stands in the conversation's row at a time, in characters: a row of a table holds some 500,000. */
const atOnce = 40_000;

export function createMessageTaker({ rows, messages, changer, push }: MessageTakerParts): MessageTaker {
  /** Before more is decided, what was decided lies in its row: so the conversation's own row stays small. */
  const fileBefore = async (key: RowKey): Promise<void> => {
    const stored = await rows.get(key);
    if (stored === undefined) throw unknownConversation();
    await messages.file(key, stored.record.unfiled);
  };

  const unknownOf = async (key: RowKey, received: readonly ReceivedMessage[]): Promise<readonly ReceivedMessage[]> => {
    const seqs = await Promise.all(received.map(({ id }) => messages.seqOf(key, id)));
    return received.filter((_, at) => seqs[at] === undefined);
  };

  const append = async (key: RowKey, received: readonly ReceivedMessage[]): Promise<void> => {
    await fileBefore(key);
    const unknown = await unknownOf(key, received);
    const decision = await changer.change(key, ({ record }, nowMs) => {
      const fresh = isOver(record) ? [] : unknown.filter(({ id }) => !isRecent(record, id));
      if (fresh.length === 0) return { record };
      const appended = appendReceived(record, fresh, (one) => messages.isFiled(key, one), nowMs);
      return { record: appended.record, change: { record: appended.record } };
    });
    if (decision !== undefined) await messages.file(key, decision.record.unfiled);
  };

  return {
    takeEarlier: async (key, received) => {
      let some: ReceivedMessage[] = [];
      let size = 0;
      for (const message of received) {
        if (size + JSON.stringify(message).length > atOnce) {
          await append(key, some);
          [some, size] = [[], 0];
        }
        some.push(message);
        size += JSON.stringify(message).length;
      }
      await append(key, some);
    },
    take: async (key, received, finish) => {
      await fileBefore(key);
      const known = (await messages.seqOf(key, received.id)) !== undefined;
      const decision = await changer.change(key, ({ record }, nowMs) => {
        if (known || isRecent(record, received.id)) return { record };
        if (isOver(record)) return { record, refused: conversationEnded() };
        const waitMs = fullForMs(record, nowMs);
        if (waitMs > 0) {
          return { record, refused: tooManyRequests('The conversation has too many messages in a minute.', waitMs) };
        }
        const appended = appendReceived(record, [received], (one) => messages.isFiled(key, one), nowMs);
        const finished = finish?.(appended.record, nowMs) ?? { record: appended.record };
        const [message] = appended.messages;
        return { record: finished.record, message, to: hadTurn(record), change: finished };
      });
      if (decision === undefined) throw unknownConversation();
      const { record, refused, message, to } = decision as Decided;
      if (refused !== undefined) throw refused;
      // It is stored: who has the conversation need not wait for the rows.
      const pushing = message !== undefined && to !== undefined ? push.message(record, to, message) : undefined;
      await Promise.all([pushing, messages.file(key, record.unfiled)]);
      return record;
    },
  };
}

interface Decided {
  readonly record: ConversationRecord;
  readonly refused?: Error;
  readonly message?: Message;
  readonly to?: ReturnType<typeof hadTurn>;
}
