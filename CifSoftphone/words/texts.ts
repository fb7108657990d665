import { ownField } from '../../protocol/fields';
import type { StringKey } from './stringKeys';

/** Gives a string of the agent's language. */
export type Texts = (key: StringKey) => string;

/** Puts values in the place of `{name}`; a name without a value stays as it is, so that it is seen. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => ownField(values, name) ?? slot);
}
