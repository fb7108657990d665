import * as v from 'valibot';
import { endReasons } from '../callState';
import { textField } from '../fields';
import { maxEventIdLength, maxNumberLength } from '../limits';
import { notReadySchema } from './agentSchemas';
import { toldFactSchemas } from './callFactSchemas';
import { partiesSchema } from './conferencePartySchema';
import {
  callIdSchema,
  capabilitiesSchema,
  channelSchema,
  directionSchema,
  namedRecordSchema,
  relatedCallIdSchema,
} from './callParts';
import { agentQueuesSchema } from './queueSchemas';
import { fieldsSchema, lenient } from './fieldsSchema';
import { partySchema } from './partySchema';
import { lineSchema } from './textSchemas';

const callEntries = {
  callId: callIdSchema('data.callId (or subject) must be 1 to 128 visible ASCII characters, and not . or ..'),
  channel: v.optional(channelSchema('channel must be "voice".'), 'voice'),
  direction: v.nullish(directionSchema('direction must be "inbound" or "outbound".'), 'inbound'),
  from: partySchema,
  to: partySchema,
};
/** What every event of a call says. */
export const callDataSchema = fieldsSchema(callEntries);

const answeredSchema = fieldsSchema({
  ...callEntries,
  capabilities: capabilitiesSchema,
  recording: toldFactSchemas.recording,
  supervision: toldFactSchemas.supervision,
});

/** Read together, because `cause` counts only where there is no `reason`: an unknown word is no reason either. */
const endedSchema = fieldsSchema({
  ...callEntries,
  reason: v.exactOptional(
    v.pipe(
      v.unknown(),
      v.metadata({ type: 'string', examples: [...endReasons], description: 'Why it ended. Other words do not count.' }),
    ),
  ),
  cause: v.exactOptional(
    v.pipe(
      v.unknown(),
      v.description('Another name for the reason: the same word, or an object that has it as its reason.'),
    ),
  ),
});

const conferencedSchema = fieldsSchema({
  ...callEntries,
  parties: v.pipe(
    v.array(v.unknown(), 'data.parties must be the list of all others in the conference; an empty one ends it.'),
    partiesSchema,
  ),
});

const settledSchema = fieldsSchema({
  ...callEntries,
  commandId: lineSchema(
    maxEventIdLength,
    'That of the command.requested webhook.',
    'data.commandId must be that of the command.requested webhook.',
  ),
});

/** What a telephony system tells: the data of a CloudEvents 1.0 event, by the last words of its type. */
export const telephonyDataSchemas = {
  'call.offered': fieldsSchema({
    ...callEntries,
    ...toldFactSchemas,
    capabilities: capabilitiesSchema,
    relatedCallId: lenient(
      v.pipe(
        relatedCallIdSchema,
        v.description(
          'Of an outbound call: it is the consultation of this call of the same agent, which goes on. Of an inbound call: it follows this one, whose agent transfers it or asks somebody about it.',
        ),
      ),
    ),
    record: lenient(namedRecordSchema),
  }),
  'call.alerting': answeredSchema,
  'call.connected': answeredSchema,
  'call.held': callDataSchema,
  'call.retrieved': callDataSchema,
  'call.muted': callDataSchema,
  'call.unmuted': callDataSchema,
  'call.conferenced': conferencedSchema,
  'call.record-started': callDataSchema,
  'call.record-paused': callDataSchema,
  'call.record-resumed': callDataSchema,
  'call.record-stopped': callDataSchema,
  'call.listening': callDataSchema,
  'call.whispering': callDataSchema,
  'call.barging': callDataSchema,
  'call.supervised': callDataSchema,
  'call.unsupervised': callDataSchema,
  'call.disconnected': endedSchema,
  'command.succeeded': settledSchema,
  'command.failed': settledSchema,
  'call.failed': endedSchema,
  'call.diverted': endedSchema,
  'call.transferred': endedSchema,
} as const;

export const agentDataSchemas = {
  'agent.available': fieldsSchema({}),
  'agent.not-ready': notReadySchema,
  'agent.queues': agentQueuesSchema,
} as const;

/** The seed's plain text. Some systems write the number as a JSON number, and none for a caller who hides it: both ring. */
export const plainTextSchema = fieldsSchema({
  PhoneNumber: v.pipe(
    v.custom<unknown>(
      () => true,
      'The message has neither specversion (CloudEvents 1.0) nor PhoneNumber (plain text).',
    ),
    v.metadata({ type: ['string', 'number', 'null'], maxLength: maxNumberLength, description: 'Who calls.' }),
    v.rawTransform(({ dataset: { value }, addIssue, NEVER }): string | undefined => {
      const number = textField(typeof value === 'number' ? String(value) : value, maxNumberLength);
      if (typeof value !== 'string' || value.length <= maxNumberLength) return number;
      addIssue({ message: `PhoneNumber has more than ${maxNumberLength} characters.` });
      return NEVER;
    }),
  ),
  comments: toldFactSchemas.comments,
});
