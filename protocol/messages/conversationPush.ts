import { isFields } from '../fields';
import type { Parsed } from '../parsed';
import {
  conversationListSchema,
  conversationSnapshotSchema,
  messageChangedSchema,
  messagePageSchema,
  typingSchema,
} from '../schemas/conversationSnapshotSchema';
import { read } from '../schemas/read';
import { conversationChangedType, messageChangedType, participantTypingType } from '../targets';
import type { CloudEvent } from './cloudEvent';
import { conversationAnswerSchema } from '../schemas/conversationMessageSchemas';
import type {
  ConversationAnswer,
  ConversationList,
  ConversationSnapshot,
  MessageChanged,
  MessagePage,
  Typing,
} from './conversation';

/** What the adaptor pushes of conversations to the hub method `ReceiveNotification`. */
export type ConversationPush =
  | { readonly type: typeof conversationChangedType; readonly data: ConversationSnapshot }
  | { readonly type: typeof messageChangedType; readonly data: MessageChanged }
  | { readonly type: typeof participantTypingType; readonly data: Typing };

/** The push as it goes out. The id names conversation and version, or message and state, so that a repeat can be seen. */
export function toConversationPush({ type, data }: ConversationPush, id: string): CloudEvent {
  return {
    specversion: '1.0',
    id,
    source: `/telephony/${data.source}`,
    type,
    subject: data.conversationId,
    datacontenttype: 'application/json',
    data: { ...data },
  };
}

/** Reads the one argument of `ReceiveNotification` where it tells of conversations; `undefined` where of something else. */
export function parseConversationPush(value: unknown): Parsed<ConversationPush> | undefined {
  if (!isFields(value)) return undefined;
  const { type, data } = value;
  switch (type) {
    case conversationChangedType:
      return typed(type, read(conversationSnapshotSchema, data));
    case messageChangedType:
      return typed(type, read(messageChangedSchema, data));
    case participantTypingType:
      return typed(type, read(typingSchema, data));
    default:
      return undefined;
  }
}

const typed = <T extends string, D>(type: T, told: Parsed<D>): Parsed<{ readonly type: T; readonly data: D }> =>
  told.ok ? { ok: true, value: { type, data: told.value } } : told;

/** Reads the completion of `sendMessage` for what is about conversations. */
export const parseConversationAnswer = (value: unknown): Parsed<ConversationAnswer> =>
  read(conversationAnswerSchema, value);
/** Read the answers of `GET conversations` and of `GET messages`. */
export const parseConversationList = (value: unknown): Parsed<ConversationList> => read(conversationListSchema, value);
export const parseMessagePage = (value: unknown): Parsed<MessagePage> => read(messagePageSchema, value);
