import type { InferInput, InferOutput } from 'valibot';
import type { conversationAnswerSchema, conversationMessageSchemas } from '../schemas/conversationMessageSchemas';
import type { conversationDataSchemas } from '../schemas/conversationEventSchemas';
import type {
  conversationReportSchema,
  conversationRequestedSchema,
  conversationTakenSchema,
  toldConversationSchema,
} from '../schemas/conversationReportSchemas';
import type {
  conversationListSchema,
  conversationSnapshotSchema,
  messageChangedSchema,
  messagePageSchema,
  typingSchema,
} from '../schemas/conversationSnapshotSchema';
import type { messageSchema, receivedMessageSchema, sentMessageSchema } from '../schemas/messageSchema';
import type { CloudEvent } from './cloudEvent';

/** One conversation as one agent has it. */
export type ConversationSnapshot = InferOutput<typeof conversationSnapshotSchema>;
/** A message of a transcript. */
export type Message = InferOutput<typeof messageSchema>;
/** Words that a telephony system tells, and those that an agent sends. */
export type ReceivedMessage = InferOutput<typeof receivedMessageSchema>;
export type SentMessage = InferOutput<typeof sentMessageSchema>;
export type Address = ConversationSnapshot['from'];
export type Participant = NonNullable<ConversationSnapshot['participants']>[number];

/** `GET conversations` and `GET messages`. */
export type ConversationList = InferOutput<typeof conversationListSchema>;
export type MessagePage = InferOutput<typeof messagePageSchema>;
/** Pushes of single messages, and that somebody types. */
export type MessageChanged = InferOutput<typeof messageChangedSchema>;
export type Typing = InferOutput<typeof typingSchema>;

type EventData = typeof conversationDataSchemas;
export type ConversationEventType = keyof EventData;
type EventOf<T extends ConversationEventType> = { readonly type: T } & InferOutput<EventData[T]>;
/** What a telephony system told, read. */
export type ConversationEvent = { [T in ConversationEventType]: EventOf<T> }[ConversationEventType] & {
  /** CloudEvents `source` + `id`: what makes a repeat recognisable. */
  readonly eventKey: string;
};

type Said<T extends ConversationEventType> = Omit<InferInput<EventData[T]>, 'conversationId'>;
/** A conversation for an agent, as a telephony system offers it. */
export type ConversationOffer = Said<'conversation.offered'> & {
  /** The agent's Entra object id. */
  readonly userId: string;
  /** Your id of the conversation, 1 to 128 visible ASCII characters; made up when absent. */
  readonly conversationId?: string;
};
type Told = Exclude<ConversationEventType, 'conversation.offered'>;
/** What a telephony system tells of a conversation that it has offered, or was asked to begin. */
export type ConversationNews = { [T in Told]: { readonly type: T } & Said<T> }[Told];

type MessageData = typeof conversationMessageSchemas;
type MessageOf<T extends keyof MessageData> = { readonly type: T; readonly id: string } & InferOutput<MessageData[T]>;
/** What a softphone says of conversations, read: the event's type, its id, and its data. */
export type ConversationMessage = { [T in keyof MessageData]: MessageOf<T> }[keyof MessageData];
export type ConversationAnswer = InferOutput<typeof conversationAnswerSchema>;

/** What telephony systems are answered and told. */
export type ConversationTaken = InferOutput<typeof conversationTakenSchema>;
export type ConversationReport = InferOutput<typeof conversationReportSchema>;
export type ConversationRequested = InferOutput<typeof conversationRequestedSchema>;
export type ToldConversation = InferOutput<typeof toldConversationSchema>;

/** Puts words about a conversation into the CloudEvent that `sendMessage` carries. */
export const toConversationEvent = ({ type, id, ...data }: ConversationMessage): CloudEvent => ({
  specversion: '1.0',
  id,
  source: '/softphone',
  type,
  subject: data.conversationId,
  datacontenttype: 'application/json',
  data,
});
