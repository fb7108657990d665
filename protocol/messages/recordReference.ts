import type { InferOutput } from 'valibot';
import { isFields } from '../fields';
import { rowIdPattern, tablePattern } from '../recordPatterns';
import type { tableRowSchema } from '../schemas/callParts';

/** A row of Dynamics that a call is about, by table and id. */
export type RecordReference = InferOutput<typeof tableRowSchema>;

/** Reads a reference to a row; braces and capital letters, as Dynamics sometimes writes ids, do not count. */
export function readRecordReference(value: unknown): RecordReference | undefined {
  if (!isFields(value) || typeof value.entityName !== 'string' || typeof value.id !== 'string') return undefined;
  const { entityName } = value;
  const id = value.id.replace(/[{}]/g, '').toLowerCase();
  return tablePattern.test(entityName) && rowIdPattern.test(id) ? { entityName, id } : undefined;
}
