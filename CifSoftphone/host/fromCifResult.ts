import type { callKeyEntry } from './fromSession';

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (typeof value === 'object' || typeof value === 'function') && value !== null;
}

/**
 * What a CIF promise or event brings, as plain data: it may come as JSON text, as a `Map`, or as the value itself.
 * A text that is not JSON is that text.
 */
export function fromCifResult(value: unknown): unknown {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, entry]) => [String(key), entry as unknown]));
  }
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** What hosts call the facts that we read: our own words, for a host's object may have them by inheritance. */
type CifWord =
  | 'presenceText'
  | 'basePresenceStatus'
  | 'responseReason'
  | 'actionName'
  | 'sessionId'
  | typeof callKeyEntry
  | 'entityType'
  | 'entityLogicalName'
  | 'entityId'
  | 'id'
  | 'name'
  | 'format';

/** Reads one text out of a result, whichever shape it has. */
export function textOf(value: unknown, key: CifWord): string | undefined {
  const plain = fromCifResult(value);
  const entry = isRecord(plain) ? plain[key] : undefined;
  return typeof entry === 'string' && entry !== '' ? entry : undefined;
}
