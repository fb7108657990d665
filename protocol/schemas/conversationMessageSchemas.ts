import * as v from 'valibot';
import { maxCommentsLength, maxDisplayNameLength, maxNumberLength } from '../limits';
import { messageRules } from '../messageRules';
import { ringOutcomeSchema, tableRowSchema } from './callParts';
import {
  aboutConversation,
  conversationIdSchema,
  conversationStateSchema,
  messageChannelSchema,
} from './conversationParts';
import { fieldsSchema, lenient } from './fieldsSchema';
import { messageTextSchema, sentMessageSchema } from './messageSchema';
import { countSchema, lineSchema, shortLineSchema, shortLinesSchema } from './textSchemas';

const about = aboutConversation;
const aboutOnly = fieldsSchema(about);

/**
 * What a softphone says of conversations to the hub method `sendMessage`: the data of a CloudEvents 1.0 event, by its
 * type. A message keeps its own id through all repeats.
 */
export const conversationMessageSchemas = {
  'conversation.acknowledged': fieldsSchema({
    ...about,
    outcome: ringOutcomeSchema('data.outcome is not an outcome of an offer.'),
  }),
  'conversation.start': fieldsSchema({
    conversationId: v.pipe(
      conversationIdSchema('data.conversationId is missing or malformed.'),
      v.description('The softphone makes it (a UUID), so that a repeat begins nothing twice.'),
    ),
    source: about.source,
    channel: messageChannelSchema('data.channel is missing or malformed.'),
    address: lineSchema(
      messageRules.maxAddressLength,
      'To whom it goes; a number in E.164.',
      'data.address must be a text.',
    ),
    name: lenient(shortLineSchema(maxDisplayNameLength, 'Who that is, as the softphone knows it.')),
    topic: lenient(shortLineSchema(messageRules.maxTopicLength, 'What it is about.')),
    record: lenient(tableRowSchema),
  }),
  'conversation.park': aboutOnly,
  'conversation.resume': aboutOnly,
  'conversation.end': aboutOnly,
  'conversation.transfer': fieldsSchema({
    ...about,
    target: lineSchema(
      maxNumberLength,
      'Who is to have it: as the directory of the telephony system names it.',
      'data.target must be a text.',
    ),
    note: lenient(shortLinesSchema(maxCommentsLength, 'For the next agent, who reads it on the card.')),
  }),
  'conversation.typing': fieldsSchema({
    ...about,
    forMs: v.pipe(
      countSchema('So long the agent counts as typing; 0: stopped.', 'data.forMs must be a number of milliseconds.'),
      v.maxValue(messageRules.maxTypingMs, `data.forMs must be at most ${messageRules.maxTypingMs}.`),
    ),
  }),
  'conversation.draft': fieldsSchema({ ...about, text: messageTextSchema }),
  'conversation.logged': aboutOnly,
  'conversation.reported': aboutOnly,
  'message.send': fieldsSchema({ ...about, message: sentMessageSchema }),
  'message.shown': fieldsSchema({
    ...about,
    upTo: countSchema('The agent has seen this message (its seq) and those before it.', 'data.upTo is missing.'),
  }),
} as const;

export type ConversationMessageType = keyof typeof conversationMessageSchemas;

/** The completion of `sendMessage` for these. `ok: false` leaves everything as it was. */
export const conversationAnswerSchema = fieldsSchema(
  {
    ok: v.boolean('The answer has no ok.'),
    state: lenient(conversationStateSchema()),
    version: lenient(countSchema('Of the conversation that holds the effect.')),
    handling: lenient(countSchema('Of a conversation that was begun: its number.')),
    seq: lenient(countSchema('Of a message that was stored: its place.')),
    reason: lenient(
      lineSchema(
        64,
        'Machine word: taken-back (the offer had ended), not-yours, unknown-conversation, illegal-state, not-possible (no such capability), busy (being handed over), opted-out, window-closed, at-capacity, too-many-requests, already-reported, malformed, unavailable.',
      ),
    ),
  },
  'The answer has no ok.',
);
