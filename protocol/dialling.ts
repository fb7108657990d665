import type { InferOutput } from 'valibot';
import { isFields } from './fields';
import type { tableRowSchema } from './schemas/callParts';
import type { diallingSchema } from './schemas/diallingSchemas';

/** What can be dialled, as the scheme of its URI: `tel`, `sip`, `mailto`, … A connector declares which it takes. */
export type DialFormat = string;

export const dialFormatPattern = /^[a-z][a-z0-9+.-]{0,31}$/;
export const isDialFormat = (value: unknown): value is DialFormat =>
  typeof value === 'string' && dialFormatPattern.test(value);

/** What the telephony app that dials has declared; told with `GET calls`. Absent where nothing can be dialled. */
export type Dialling = InferOutput<typeof diallingSchema>;

/** Reads what `GET calls` says about dialling; `undefined` when nothing can be dialled. */
export function readDialling(value: unknown): Dialling | undefined {
  if (!isFields(value) || typeof value.source !== 'string' || !Array.isArray(value.formats)) return undefined;
  const formats = value.formats.filter(isDialFormat);
  return formats.length === 0 ? undefined : { source: value.source, formats };
}

/** A row of Dynamics that a call is about, by table and id. */
export type RecordReference = InferOutput<typeof tableRowSchema>;

export const tablePattern = /^[a-z][a-z0-9_]{0,127}$/;
export const rowIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads a reference to a row; braces and capital letters, as Dynamics sometimes writes ids, do not count. */
export function readRecordReference(value: unknown): RecordReference | undefined {
  if (!isFields(value) || typeof value.entityName !== 'string' || typeof value.id !== 'string') return undefined;
  const { entityName } = value;
  const id = value.id.replace(/[{}]/g, '').toLowerCase();
  return tablePattern.test(entityName) && rowIdPattern.test(id) ? { entityName, id } : undefined;
}
