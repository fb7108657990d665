import { cleanLine, cleanLines, trimmed } from './cleanText';
import { cutText } from './cutText';

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** True for a JSON object: neither null nor a list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What an object itself has under a name that may be any text: never what every object inherits, which is what a plain
 * `fields[name]` gives for `constructor` or `__proto__`.
 */
export function ownField<T>(fields: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.getOwnPropertyDescriptor(fields, name)?.value as T | undefined;
}

/** A clean, trimmed, non-empty text of one line and at most `maxLength` UTF-16 units; `undefined` for anything else. */
export function textField(value: unknown, maxLength: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = trimmed(cleanLine(value));
  return text === '' || text.length > maxLength ? undefined : text;
}

/** The same, but what is too long is cut: for words that are shown and stored, of which some are better than none. */
export const shortLine = (value: unknown, maxLength: number): string | undefined =>
  typeof value === 'string' ? shortened(cleanLine(value), maxLength) : undefined;

/** The same for a text in which several lines are meant. */
export const shortLines = (value: unknown, maxLength: number): string | undefined =>
  typeof value === 'string' ? shortened(cleanLines(value), maxLength) : undefined;

function shortened(text: string, maxLength: number): string | undefined {
  const short = cutText(trimmed(text), maxLength).trim();
  return short === '' ? undefined : short;
}

/** A whole number of milliseconds (or a version) that is not negative; `undefined` for anything else. */
export function countField(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** Epoch ms that every `Date` can show with all elapsed times of a call taken off; `undefined` for anything else. */
export function timeField(value: unknown): number | undefined {
  const atMs = countField(value);
  return atMs !== undefined && atMs <= latestMs ? atMs : undefined;
}
/** The year 9999, which is also Dataverse's last. */
const latestMs = 253_402_300_799_999;

/** Parses JSON without throwing. */
export function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}
