import * as v from 'valibot';
import {
  maxDirectoryAboutLength,
  maxDirectoryEntries,
  maxDirectoryTextLength,
  maxDisplayNameLength,
  maxNumberLength,
} from '../limits';
import { directoryStates } from '../directoryStates';
import { callIdSchema } from './callParts';
import { dialFormatSchema } from './diallingSchemas';
import { fieldsSchema, lenient, lenientListSchema } from './fieldsSchema';
import { lineSchema, shortLineSchema } from './textSchemas';

export const directoryTextSchema = lineSchema(
  maxDirectoryTextLength,
  'What the agent looks for: a part of a name, of a number or of what somebody does.',
  `data.text must be a text of 1 to ${maxDirectoryTextLength} characters.`,
);

/** `data` of the webhook `directory.requested`. */
export const directoryRequestedSchema = fieldsSchema({
  userId: v.pipe(v.string(), v.description("The asking agent's Entra object id.")),
  callId: v.exactOptional(callIdSchema('callId is malformed.')),
  format: v.exactOptional(dialFormatSchema('format is malformed.')),
  text: directoryTextSchema,
});

/** One who was found. */
export const directoryEntrySchema = fieldsSchema({
  name: shortLineSchema(maxDisplayNameLength, 'A person, a queue or a desk, as agents know it.'),
  target: lineSchema(
    maxNumberLength,
    'What `blind-transfer`, `consult` and `deflect` are given as their target: a number as people write it, or a sip: or tel: URI.',
  ),
  about: lenient(
    shortLineSchema(maxDirectoryAboutLength, 'What tells this one from others: a team, a place, a language.'),
  ),
  state: lenient(v.pipe(v.picklist(directoryStates), v.description('How this one stands now, where you know it.'))),
});

export const directoryEntriesSchema = v.pipe(
  lenientListSchema(directoryEntrySchema),
  v.transform((entries) => entries.slice(0, maxDirectoryEntries)),
  v.readonly(),
  v.description(
    `Those who were found, the likeliest first. Who has no name or target is left out, and so are all after the ${maxDirectoryEntries}th.`,
  ),
);

/** What a telephony system answers to the webhook `directory.requested`. */
export const directorySchema = fieldsSchema({ entries: directoryEntriesSchema }, 'The directory is not a JSON object.');
