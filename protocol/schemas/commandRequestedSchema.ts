import * as v from 'valibot';
import { maxDigits, maxNumberLength } from '../limits';
import { digitPattern } from '../parseCallCommand';
import { callIdSchema } from './callParts';
import { dialFormatSchema } from './diallingSchemas';
import { fieldsSchema } from './fieldsSchema';
import { countSchema, lineSchema } from './textSchemas';

const entries = {
  callId: callIdSchema('callId is missing or malformed.'),
  userId: v.pipe(v.string(), v.description("The agent's Entra object id.")),
  commandId: v.pipe(v.string(), v.description('The same again is a repeat: do not carry it out twice.')),
  expiresInMs: countSchema('Do not carry it out later.'),
};
const target = lineSchema(
  maxNumberLength,
  'E.164 where the number could be read by the dialling rules, else as it was typed, or what the format asks for.',
);

/** `data` of the webhook that hands a command of the agent to the telephony system. */
export const commandRequestedSchema = v.variant('command', [
  fieldsSchema({ ...entries, command: v.picklist(['hangup', 'hold', 'retrieve', 'mute', 'unmute']) }),
  fieldsSchema({
    ...entries,
    command: v.literal('send-digits'),
    digits: v.pipe(lineSchema(maxDigits, 'The keys of a telephone; a comma is a pause.'), v.regex(digitPattern)),
  }),
  fieldsSchema({ ...entries, command: v.literal('blind-transfer'), target }),
  fieldsSchema({ ...entries, command: v.literal('dial'), target, format: dialFormatSchema() }),
]);
