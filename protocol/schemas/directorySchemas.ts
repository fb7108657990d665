import * as v from 'valibot';
import {
  maxDirectoryAboutLength,
  maxDirectoryEntries,
  maxDirectoryTextLength,
  maxDisplayNameLength,
  maxNumberLength,
} from '../limits';
import { cleanLine, trimmed } from '../cleanText';
import { directoryKinds } from '../directoryKinds';
import { directoryStates } from '../directoryStates';
import { callIdSchema } from './callParts';
import { dialFormatSchema } from './diallingSchemas';
import { fieldsSchema, lenient, lenientListSchema } from './fieldsSchema';
import { lineSchema, shortLineSchema } from './textSchemas';

const refusal = `data.text must be a text of at most ${maxDirectoryTextLength} characters.`;

export const directoryTextSchema = v.pipe(
  v.string(refusal),
  v.metadata({
    description:
      'What the agent looks for: a part of a name, of a number or of what somebody does. Empty before anything is typed: whom you would name first.',
    maxLength: maxDirectoryTextLength,
  }),
  v.transform((text) => trimmed(cleanLine(text))),
  v.maxLength(maxDirectoryTextLength, refusal),
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
  kind: lenient(
    v.pipe(v.picklist(directoryKinds), v.description('What it is: agents see each kind under a heading of its own.')),
  ),
  state: lenient(
    v.pipe(
      v.picklist(directoryStates),
      v.description(
        'How this one stands now, where you know it. `signed-out`: nothing would ring there, agents cannot choose this one.',
      ),
    ),
  ),
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
