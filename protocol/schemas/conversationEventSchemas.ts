import * as v from 'valibot';
import { conversationEndReasons } from '../conversationWords';
import { maxCommentsLength, maxDisplayNameLength, maxNumberLength, maxReferenceLength, maxWaitedMs } from '../limits';
import { messageRules } from '../messageRules';
import { namedRecordSchema } from './callParts';
import {
  addressSchema,
  consentSchema,
  conversationCapabilitiesSchema,
  conversationIdSchema,
  failureSchema,
  messageChannelSchema,
  messageIdSchema,
  participantSchema,
} from './conversationParts';
import { fieldsSchema, flagSchema, lenient } from './fieldsSchema';
import { messageTextSchema, receivedMessageSchema } from './messageSchema';
import { countSchema, lineSchema, shortLineSchema, shortLinesSchema } from './textSchemas';

const about = {
  conversationId: conversationIdSchema(
    'data.conversationId (or subject) must be 1 to 128 visible ASCII characters, and not . or ..',
  ),
};
const aboutOnly = fieldsSchema(about);

/** What is said of a conversation, and shown as it is. */
export const conversationFactSchemas = {
  topic: lenient(shortLineSchema(messageRules.maxTopicLength, 'What it is about; of an e-mail its subject.')),
  comments: lenient(shortLinesSchema(maxCommentsLength, 'What is said about the conversation; shown on its card.')),
  givenBy: lenient(
    shortLineSchema(maxDisplayNameLength, 'Who has handed it over, as agents know them; the note is in comments.'),
  ),
  queue: lenient(shortLineSchema(maxDisplayNameLength, 'The queue in which the customer waited, as agents know it.')),
  waitedMs: lenient(
    v.pipe(countSchema('How long the customer had waited when it was offered.'), v.maxValue(maxWaitedMs)),
  ),
  reference: lenient(
    lineSchema(
      maxReferenceLength,
      "The telephony system's own reference of the conversation; a longer one is left out.",
    ),
  ),
};

const replyForMs = lenient(
  countSchema('So long the agent can still answer (a channel with a window); 0: no longer. Absent: nothing is said.'),
);
const noEarlier = `data.messages must be a list of at most ${messageRules.maxEarlier} messages.`;

const offeredSchema = fieldsSchema({
  ...about,
  channel: messageChannelSchema('data.channel must be the name of a channel, such as chat, sms or email.'),
  direction: v.nullish(
    v.pipe(
      v.picklist(['inbound', 'outbound'], 'direction must be "inbound" or "outbound".'),
      v.description('Who began: inbound is the customer.'),
    ),
    'inbound',
  ),
  from: addressSchema,
  to: addressSchema,
  ...conversationFactSchemas,
  record: lenient(namedRecordSchema),
  capabilities: conversationCapabilitiesSchema,
  async: flagSchema('Nobody waits at the other end: it can be parked, and a lost agent does not end it.'),
  replyForMs,
  messages: v.exactOptional(
    v.pipe(
      v.array(receivedMessageSchema, noEarlier),
      v.maxLength(messageRules.maxEarlier, noEarlier),
      v.readonly(),
      v.description('What was written before, the oldest first. What is known by its id is not taken twice.'),
    ),
  ),
});

const endedSchema = fieldsSchema({
  ...about,
  reason: v.exactOptional(
    v.pipe(
      v.unknown(),
      v.metadata({
        type: 'string',
        examples: [...conversationEndReasons],
        description: 'Why it ended; without a known word: customer-left.',
      }),
    ),
  ),
});

const statusSchema = fieldsSchema({
  ...about,
  messageId: messageIdSchema('data.messageId must be that of the message.'),
  upTo: flagSchema("It holds for the agent's messages before it too."),
});

/** What a telephony system tells of conversations: the data of a CloudEvents 1.0 event, by the last words of its type. */
export const conversationDataSchemas = {
  'conversation.offered': offeredSchema,
  'conversation.updated': fieldsSchema({
    ...about,
    topic: conversationFactSchemas.topic,
    record: lenient(namedRecordSchema),
    capabilities: conversationCapabilitiesSchema,
    replyForMs,
    consent: lenient(consentSchema),
  }),
  'conversation.waiting': aboutOnly,
  'conversation.resumed': aboutOnly,
  'conversation.transferred': aboutOnly,
  'conversation.ended': endedSchema,
  'transfer.failed': fieldsSchema({
    ...about,
    why: lenient(shortLineSchema(maxNumberLength, 'As the agent reads it.')),
  }),
  'participant.joined': fieldsSchema({ ...about, participant: participantSchema }),
  'participant.left': fieldsSchema({ ...about, participant: participantSchema }),
  'participant.typing': fieldsSchema({
    ...about,
    participant: v.exactOptional(participantSchema),
    forMs: v.optional(
      v.pipe(
        countSchema(
          'So long they count as typing; 0: they have stopped.',
          'data.forMs must be a number of milliseconds.',
        ),
        v.maxValue(messageRules.maxTypingMs, `data.forMs must be at most ${messageRules.maxTypingMs}.`),
      ),
      5_000,
    ),
  }),
  'message.received': fieldsSchema({ ...about, message: receivedMessageSchema }),
  'message.sent': statusSchema,
  'message.delivered': statusSchema,
  'message.read': statusSchema,
  'message.failed': fieldsSchema({
    ...about,
    messageId: messageIdSchema('data.messageId must be that of the message.'),
    reason: v.optional(failureSchema, 'unknown'),
    perhapsSent: flagSchema('Nobody can tell whether it was sent. The agent is told so, and nothing sends it again.'),
  }),
  'message.edited': fieldsSchema({
    ...about,
    messageId: messageIdSchema('data.messageId must be that of the message.'),
    text: messageTextSchema,
  }),
  'message.deleted': fieldsSchema({
    ...about,
    messageId: messageIdSchema('data.messageId must be that of the message.'),
  }),
} as const;
