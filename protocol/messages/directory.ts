import type { InferOutput } from 'valibot';
import { directoryKinds } from '../directoryKinds';
import { directoryStates } from '../directoryStates';
import { isFields, shortLine, textField } from '../fields';
import { maxDirectoryAboutLength, maxDirectoryEntries, maxDisplayNameLength, maxNumberLength } from '../limits';
import type { directoryEntrySchema, directoryRequestedSchema, directorySchema } from '../schemas/directorySchemas';

/** What a telephony system answers to the webhook `directory.requested`. */
export type Directory = InferOutput<typeof directorySchema>;
/** Somebody, or a queue or a desk, whom a call can be given to. */
export type DirectoryEntry = InferOutput<typeof directoryEntrySchema>;
/** `data` of the webhook `directory.requested`. */
export type DirectoryRequested = InferOutput<typeof directoryRequestedSchema>;

/**
 * Those who were found, by hand: `later.js` carries no schemas. Who cannot be called is left out, and so are all after
 * the twentieth.
 */
export const readDirectoryEntries = (value: unknown): readonly DirectoryEntry[] =>
  Array.isArray(value) ? value.flatMap(readEntry).slice(0, maxDirectoryEntries) : [];

function readEntry(value: unknown): DirectoryEntry | [] {
  if (!isFields(value)) return [];
  const name = shortLine(value.name, maxDisplayNameLength);
  const target = textField(value.target, maxNumberLength);
  if (name === undefined || target === undefined) return [];
  const about = shortLine(value.about, maxDirectoryAboutLength);
  const kind = directoryKinds.find((one) => one === value.kind);
  const state = directoryStates.find((one) => one === value.state);
  return {
    name,
    target,
    ...(about === undefined ? {} : { about }),
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state }),
  };
}
