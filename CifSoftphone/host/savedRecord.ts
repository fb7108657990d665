import type { SavedRecord } from './hostPort';
import { fromCifResult, isRecord, textOf } from './fromCifResult';

/** The record that `openForm` says was saved; `undefined` when the agent closed the form, or the host does not tell. */
export function savedRecord(result: unknown): SavedRecord | undefined {
  const plain = fromCifResult(result);
  const saved = isRecord(plain) ? fromCifResult(plain['savedEntityReference']) : undefined;
  const first: unknown = Array.isArray(saved) ? saved[0] : undefined;
  const entityName = textOf(first, 'entityType');
  const id = textOf(first, 'id');
  const name = textOf(first, 'name');
  if (entityName === undefined || id === undefined) return undefined;
  const bare = id.replace(/[{}]/g, '').toLowerCase();
  return { entityName, id: bare, ...(name === undefined ? {} : { name }) };
}
