import { isFields, type Fields } from '../../protocol/fields';
import type { Field } from './fields';

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

/** Without names that the form does not know, such as those of a later release: no field of it can take them out. */
export function onlyKnown(fields: Fields, known: readonly Field[]): Fields {
  const kept = Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
    const field = known.find((one) => one.name === name);
    if (field === undefined) return [];
    if (field.kind === 'group' && isFields(value)) return [[name, onlyKnown(value, field.fields)]];
    if (field.kind !== 'rows' || !Array.isArray(value)) return [[name, value]];
    return [[name, value.map((row: unknown) => (isFields(row) ? onlyKnown(row, field.fields) : row))]];
  });
  return Object.fromEntries(kept);
}

/** What stands in a field: also a value of a type that is not allowed there is to be seen, and can be taken out. */
export const shownValue = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' && value !== '' ? value : JSON.stringify(value);

/** One text a line, as a field of several lines has them. */
export const linesOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(shownValue).join('\n') : shownValue(value);
export function textsOf(text: string): readonly string[] | undefined {
  const texts = text.split('\n').filter((one) => one.trim() !== '');
  return texts.length === 0 ? undefined : texts;
}

/** A number where it is written as one. */
export const numberOrText = (text: string): unknown => (/^-?\d{1,10}$/.test(text) ? Number(text) : text || undefined);
