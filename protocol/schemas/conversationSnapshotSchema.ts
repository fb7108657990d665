import * as v from 'valibot';
import { maxNumberLength } from '../limits';
import { messageRules } from '../messageRules';
import { tableRowSchema } from './callParts';
import { conversationFactSchemas } from './conversationEventSchemas';
import {
  addressSchema,
  consentSchema,
  conversationCapabilitiesSchema,
  conversationEndReasonSchema,
  conversationIdSchema,
  conversationStateSchema,
  handlingSchema,
  messageChannelSchema,
  participantSchema,
} from './conversationParts';
import { fieldsSchema, flagSchema, lenient, lenientListSchema } from './fieldsSchema';
import { messageSchema } from './messageSchema';
import { countSchema, lineSchema, shortLineSchema, timeSchema } from './textSchemas';

const names = {
  conversationId: conversationIdSchema('conversationId is missing or malformed.'),
  source: lineSchema(256, 'Client id of the telephony app whose conversation it is.', 'source is missing.'),
  handling: handlingSchema('handling is missing.'),
};

/**
 * One conversation as one agent has it: the only shape in which the adaptor tells a softphone about it. What lasts is
 * told in remaining or elapsed milliseconds. Its messages are told apart from it.
 */
export const conversationSnapshotSchema = fieldsSchema(
  {
    ...names,
    state: conversationStateSchema('state is not a state of a conversation.'),
    version: countSchema(
      'Rises with every change of this conversation: a softphone drops what is not newer than what it has.',
      'version is missing.',
    ),
    channel: messageChannelSchema('channel is missing.'),
    direction: v.picklist(['inbound', 'outbound'], 'direction is missing.'),
    from: addressSchema,
    to: addressSchema,
    toldAtMs: timeSchema('When the adaptor told it, by its own clock (epoch ms): for what is written down.'),
    reason: lenient(conversationEndReasonSchema),
    offerFailed: flagSchema('Only when ended: it was never shown and may be offered again. Nothing is shown of it.'),
    ringRemainingMs: lenient(countSchema('Until the offer ends by itself; only while offered or alerting.')),
    offeredForMs: countSchema('Since it was offered to this agent.'),
    activeForMs: lenient(countSchema('Since the agent took it.')),
    endedForMs: lenient(countSchema('Since it ended for this agent.')),
    ...conversationFactSchemas,
    record: lenient(tableRowSchema),
    capabilities: conversationCapabilitiesSchema,
    async: flagSchema('It can be parked, and nobody waits at the other end.'),
    consent: lenient(consentSchema),
    replyRemainingMs: lenient(countSchema('So long the agent can still answer; 0: no longer.')),
    participants: lenient(v.pipe(lenientListSchema(participantSchema), v.nonEmpty())),
    preview: lenient(
      shortLineSchema(messageRules.previewLength, 'Of the newest message of somebody else; only while it is offered.'),
    ),
    firstSeq: countSchema('The first message that belongs to this turn: what came before is another agent’s.'),
    lastSeq: countSchema('The newest message; of an ended one the last of this turn. 0: there is none.'),
    shownSeq: countSchema('What this agent has been shown, up to this one.'),
    unansweredForMs: lenient(
      countSchema('How long the oldest message of the customer waits that no agent has answered; absent: none does.'),
    ),
    firstResponseMs: lenient(
      countSchema('From the first words that waited, or the offer, to the agent’s first answer.'),
    ),
    transferringTo: lenient(lineSchema(maxNumberLength, 'To whom the agent hands it over, until it is done.')),
    transferFailed: lenient(
      shortLineSchema(maxNumberLength, 'The latest hand-over came to nothing: why, or to whom it was meant.'),
    ),
  },
  'The conversation is not a JSON object.',
);

/** A push: a message is new, or something of it has changed. The same message twice is a repeat. */
export const messageChangedSchema = fieldsSchema({ ...names, message: messageSchema }, 'data is missing.');

/** A push that nobody keeps: somebody types. */
export const typingSchema = fieldsSchema(
  {
    ...names,
    participant: v.exactOptional(participantSchema),
    forMs: countSchema('So long they count as typing; 0: they have stopped.', 'forMs is missing.'),
  },
  'data is missing.',
);

/** A channel in which an agent can begin a conversation. */
const startableSchema = fieldsSchema({
  source: names.source,
  channel: messageChannelSchema('channel is missing.'),
  to: v.pipe(v.picklist(['phone', 'email', 'handle']), v.description('What kind of address it is begun with.')),
});

/** How many conversations an agent may have at a time, beside a call. */
export const capacitySchema = fieldsSchema({
  most: countSchema('So many at a time, those that are offered counted and those that are parked not.'),
  free: countSchema('So many more now.'),
});

const noList = 'The answer has no list of conversations.';
const listSchema = v.pipe(v.array(conversationSnapshotSchema, noList), v.readonly());

/** Answer of `GET conversations`. One malformed conversation makes the whole an error: half a truth would hide one. */
export const conversationListSchema = fieldsSchema(
  {
    conversations: v.pipe(listSchema, v.description("The agent's conversations that have not ended for the agent.")),
    ended: v.pipe(
      listSchema,
      v.description('Ended ones that no softphone has logged yet, the oldest first, at most 50; more follow then.'),
    ),
    channels: v.pipe(
      lenientListSchema(startableSchema),
      v.description('In what the agent can begin a conversation; an empty list: in nothing.'),
    ),
    capacity: capacitySchema,
  },
  noList,
);

/** Answer of `GET messages`: a page of a transcript. */
export const messagePageSchema = fieldsSchema(
  {
    messages: v.pipe(
      v.array(messageSchema, 'The answer has no list of messages.'),
      v.readonly(),
      v.description('In the order of seq, without a gap.'),
    ),
    firstSeq: countSchema('The first that this agent may read.'),
    lastSeq: countSchema('The newest that this agent may read; 0: there is none.'),
    draft: v.exactOptional(
      v.pipe(v.string(), v.description('What the agent had typed and not sent, as it was kept last.')),
    ),
  },
  'The answer has no list of messages.',
);
