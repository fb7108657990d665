import * as v from 'valibot';
import { maxCommentsLength, maxNumberLength } from '../limits';
import { ringOutcomeSchema } from './callParts';
import {
  addressSchema,
  conversationEndReasonSchema,
  conversationIdSchema,
  conversationStateSchema,
  handlingSchema,
  messageChannelSchema,
} from './conversationParts';
import { fieldsSchema, lenient } from './fieldsSchema';
import { sentMessageSchema } from './messageSchema';
import { countSchema, lineSchema, shortLinesSchema } from './textSchemas';

const conversationId = conversationIdSchema('conversationId is missing or malformed.');
const userId = v.pipe(v.string(), v.description("The agent's Entra object id."));
const connections = countSchema('Softphones of the agent that are connected now.');
const final = v.pipe(v.boolean(), v.description('No other outcome will follow for this offer.'));

/** What the telephony system is told with 202, of an offer and of all that follows. */
export const conversationTakenSchema = fieldsSchema({
  conversationId,
  userId: v.pipe(v.string(), v.description('The agent who has it, or to whom it is offered.')),
  handling: handlingSchema(),
  connections,
  state: conversationStateSchema(),
});

/** `data` of the webhook `conversation.reported`: what became of an offer, and the end of a turn. */
export const conversationReportSchema = fieldsSchema({
  conversationId,
  userId,
  handling: handlingSchema(),
  outcome: ringOutcomeSchema(),
  final,
  state: conversationStateSchema(),
  reason: lenient(conversationEndReasonSchema),
});

const commandEntries = {
  conversationId,
  userId,
  handling: handlingSchema(),
};

/**
 * `data` of the webhook `conversation.requested`: the agent writes, or wants something of the conversation. The event's
 * id is the message's id (`send`) or the command's: the same again is a repeat.
 */
export const conversationRequestedSchema = v.variant('command', [
  fieldsSchema({
    ...commandEntries,
    command: v.literal('send'),
    message: v.pipe(
      sentMessageSchema,
      v.description('To be sent once. Its id names it in message.sent and the others.'),
    ),
    expiresInMs: countSchema('Do not send it later: the agent is told that it was not.'),
  }),
  fieldsSchema({
    ...commandEntries,
    command: v.literal('read'),
    messageId: v.pipe(v.string(), v.description('The customer’s message up to which the agent has read.')),
  }),
  fieldsSchema({ ...commandEntries, command: v.literal('typing'), forMs: countSchema('0: stopped.') }),
  fieldsSchema({ ...commandEntries, command: v.picklist(['end', 'park', 'resume']) }),
  fieldsSchema({
    ...commandEntries,
    command: v.literal('transfer'),
    target: lineSchema(maxNumberLength, 'Who is to have it: offer it there.'),
    note: v.exactOptional(shortLinesSchema(maxCommentsLength, 'For the next agent: give it as comments of the offer.')),
    expiresInMs: countSchema('Then the agent is told that it came to nothing, unless somebody has taken it.'),
  }),
  fieldsSchema({
    ...commandEntries,
    command: v.literal('start'),
    channel: messageChannelSchema('channel is missing.'),
    to: addressSchema,
  }),
]);

const toldTurnEntries = {
  userId,
  handling: handlingSchema(),
  state: conversationStateSchema(),
  reason: lenient(conversationEndReasonSchema),
  outcome: lenient(ringOutcomeSchema()),
  final,
};

/** Answer of telephony's `GET conversations/{conversationId}`. */
export const toldConversationSchema = fieldsSchema({
  conversationId,
  channel: messageChannelSchema('channel is missing.'),
  over: v.pipe(v.boolean(), v.description('It has ended: nothing more is taken of it.')),
  lastSeq: countSchema('How many messages it has.'),
  turns: v.pipe(
    v.array(fieldsSchema(toldTurnEntries)),
    v.readonly(),
    v.description('To whom it was offered, the newest first.'),
  ),
});
