import { isFields, type Fields } from '../../protocol/fields';

/** The settings with one of them changed. What is not set is not there, and neither is a group without anything in it. */
export function withValue(fields: Fields, name: string, value: unknown): Fields {
  const changed = new Map(Object.entries(fields)).set(name, value);
  if (isEmpty(value)) changed.delete(name);
  return Object.fromEntries(changed);
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (isFields(value) && Object.keys(value).length === 0) ||
  (Array.isArray(value) && value.length === 0);

/** One text a line, as a field of several lines has them. */
export const linesOf = (value: unknown): string => (Array.isArray(value) ? value.map(String).join('\n') : '');
export function textsOf(text: string): readonly string[] | undefined {
  const texts = text.split('\n').filter((one) => one.trim() !== '');
  return texts.length === 0 ? undefined : texts;
}

/** A number where it is written as one. */
export const numberOrText = (text: string): unknown => (/^-?\d{1,10}$/.test(text) ? Number(text) : text || undefined);
