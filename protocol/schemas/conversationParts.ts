import * as v from 'valibot';
import { callIdPattern } from '../callId';
import {
  addressKinds,
  channelPattern,
  commonChannels,
  conversationCapabilities,
  conversationEndReasons,
  conversationStates,
  messageFailures,
  type ConversationCapability,
} from '../conversationWords';
import { ownField } from '../fields';
import { maxDisplayNameLength, maxEventIdLength } from '../limits';
import { messageIdPattern, messageRules } from '../messageRules';
import { fieldsSchema, flagSchema, lenient } from './fieldsSchema';
import { countSchema, lineSchema, shortLineSchema } from './textSchemas';

export const conversationIdSchema = (refusal: string) =>
  v.pipe(
    v.string(refusal),
    v.regex(callIdPattern, refusal),
    v.description(
      'The conversation as its telephony system names it, unique within its app: 1 to 128 visible ASCII characters.',
    ),
  );

export const messageIdSchema = (refusal: string) =>
  v.pipe(
    v.string(refusal),
    v.regex(messageIdPattern, refusal),
    v.description(
      'Names the message within its conversation, for ever: the same again is a repeat. 1 to 128 visible ASCII characters.',
    ),
  );

export const messageChannelSchema = (refusal: string) =>
  v.pipe(
    v.string(refusal),
    v.regex(channelPattern, refusal),
    v.check((channel) => channel !== 'voice', refusal),
    v.metadata({
      description: `How people write: ${commonChannels.join(', ')}, or another one that the telephony system has declared.`,
      examples: [...commonChannels, 'whatsapp'],
    }),
  );

export const conversationStateSchema = (refusal?: string) =>
  v.pipe(
    v.picklist(conversationStates, refusal),
    v.description(
      'Where the conversation is for this agent. offered: known, not yet drawn. alerting: drawn in front of the agent. waiting: parked.',
    ),
  );

export const conversationEndReasonSchema = v.pipe(
  v.picklist(conversationEndReasons),
  v.description(
    'Why it is over for this agent; only when it is ended. agent-lost beside waiting: it was parked because the agent’s softphone went away.',
  ),
);

export const handlingSchema = (refusal?: string) =>
  v.pipe(
    countSchema('Counts who had the conversation: each offer of it to an agent has the next number.', refusal),
    v.minValue(1, refusal),
  );

/** An older or odd word is left out; no list at all is not the same as an empty one. */
export const conversationCapabilitiesSchema = lenient(
  v.pipe(
    v.array(v.unknown()),
    v.metadata({
      description: 'What can be done with this conversation; absent: reply and end. Other words are ignored.',
      items: { type: 'string', examples: [...conversationCapabilities] },
    }),
    v.transform((words): readonly ConversationCapability[] =>
      conversationCapabilities.filter((one) => words.includes(one)),
    ),
  ),
);

const noAddress = `An address has at most ${messageRules.maxAddressLength} characters.`;
/** One side of a conversation. */
export const addressSchema = v.nullish(
  fieldsSchema(
    {
      address: v.exactOptional(
        lineSchema(
          messageRules.maxAddressLength,
          'Number, e-mail address or handle. Never taken apart: only a phone is compared with numbers.',
          noAddress,
        ),
      ),
      kind: v.optional(
        v.pipe(v.picklist(addressKinds, 'kind must be phone, email or handle.'), v.description('What the address is.')),
        'handle',
      ),
      displayName: lenient(shortLineSchema(maxDisplayNameLength, 'The name that came with the conversation.')),
      withheld: flagSchema('The customer keeps the address private; that is not the same as one that is missing.'),
    },
    'from and to must be objects with address and kind.',
  ),
  {},
);

export const participantSchema = fieldsSchema(
  {
    id: lineSchema(128, 'Names it within the conversation.', 'participant.id must be a text of 1 to 128 characters.'),
    role: v.picklist(['customer', 'agent', 'bot'], 'participant.role must be customer, agent or bot.'),
    name: lenient(shortLineSchema(maxDisplayNameLength, 'As the agent reads it.')),
  },
  'participant must be an object with id and role.',
);

export const consentSchema = v.pipe(
  v.picklist(['given', 'opted-out']),
  v.description('opted-out: the customer wants to be written to no more. Then the agent cannot.'),
);

export const failureSchema = v.pipe(
  v.unknown(),
  v.metadata({
    type: 'string',
    description: 'Why it was not sent. Another word counts as unknown.',
    examples: [...messageFailures],
  }),
  v.transform((word) => messageFailures.find((one) => one === word) ?? 'unknown'),
);

export const eventIdSchema = (about: string, refusal: string) => lineSchema(maxEventIdLength, about, refusal);

/** The parts of the data by which a softphone names a conversation that it has. */
export const aboutConversation = {
  conversationId: conversationIdSchema('data.conversationId is missing or malformed.'),
  source: lineSchema(256, 'The telephony app (its client id) whose conversation it is.', 'data.source is missing.'),
  handling: handlingSchema('data.handling is missing.'),
};

/** True when a schema's table has a row of this name. */
export const hasSchema = <T extends Readonly<Record<string, unknown>>>(
  table: T,
  name: string,
): name is keyof T & string => ownField(table, name) !== undefined;
