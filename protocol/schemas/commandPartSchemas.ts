import * as v from 'valibot';
import type { CommandParts } from '../callCommand';
import { maxDigits, maxNumberLength, maxReplyLength } from '../limits';
import { digitPattern } from '../parseCallCommand';
import { partyIdSchema } from './conferencePartySchema';
import { lenient } from './fieldsSchema';
import { lineSchema } from './textSchemas';

const digitsRefusal = `digits must be 1 to ${maxDigits} of 0-9 A-D * # and comma.`;
const targetRefusal = `target must be a text of 1 to ${maxNumberLength} characters.`;

/** What commands bring besides their names, and telephony is told; by hand, for the browser: `parseCallCommand.ts`. */
export const toldPartSchemas = {
  digits: v.pipe(
    lineSchema(maxDigits, 'The keys of a telephone; a comma is a pause.', digitsRefusal),
    v.regex(digitPattern, digitsRefusal),
  ),
  target: lineSchema(maxNumberLength, 'A number as people write it, or a sip: or tel: URI.', targetRefusal),
  party: partyIdSchema,
  text: lineSchema(
    maxReplyLength,
    'What the caller gets to read: one of the texts that were offered, or one of the agent’s own.',
    `text must be a text of 1 to ${maxReplyLength} characters.`,
  ),
} as const;

/** Whether the agent was asked stays between softphone and adaptor. */
export const commandPartSchemas = {
  ...toldPartSchemas,
  confirmed: lenient(
    v.pipe(v.literal(true), v.description('The agent was asked about an emergency number and said yes.')),
  ),
} as const satisfies Readonly<Record<keyof CommandParts, v.GenericSchema>>;
