import type { InferOutput } from 'valibot';
import { isDialFormat } from '../dialFormat';
import { isFields } from '../fields';
import type { diallingSchema } from '../schemas/diallingSchemas';

/** What the telephony app that dials has declared; told with `GET calls`. Absent where nothing can be dialled. */
export type Dialling = InferOutput<typeof diallingSchema>;

/** Reads what `GET calls` says about dialling; `undefined` when nothing can be dialled. */
export function readDialling(value: unknown): Dialling | undefined {
  if (!isFields(value) || typeof value.source !== 'string' || !Array.isArray(value.formats)) return undefined;
  const formats = value.formats.filter(isDialFormat);
  if (formats.length === 0) return undefined;
  return { source: value.source, formats, ...(value.directory === true ? { directory: true } : {}) };
}
