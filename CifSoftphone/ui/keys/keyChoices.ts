import { isFields, parseJson } from '../../../protocol/fields';
import { choosable, farNames, isFar, nearNames, rowOf, type KeyName } from './keyTable';

/** What an agent chose of the keys, in this browser. */
export interface KeyChoices {
  /** Keys work while the softphone has the focus. */
  readonly near: boolean;
  /** Those that reach from elsewhere work. */
  readonly far: boolean;
  /** Other keys than the table's; empty: none. */
  readonly keys: { readonly [Name in KeyName]?: string };
}

const names: readonly KeyName[] = [...nearNames, ...farNames];

export const usualKeys: KeyChoices = { near: true, far: false, keys: {} };

/** Reads kept choices; what is not ours or not valid is not chosen. */
export function parseKeyChoices(text: string | null): KeyChoices {
  const parsed = parseJson(text ?? '');
  const fields = parsed.ok && isFields(parsed.value) ? parsed.value : {};
  const kept = isFields(fields['keys']) ? fields['keys'] : {};
  const keys = names.flatMap((name) => {
    const key = kept[name];
    return typeof key === 'string' && (key === '' || choosable(name).includes(key)) ? [[name, key] as const] : [];
  });
  return { near: fields['near'] !== false, far: fields['far'] === true, keys: Object.fromEntries(keys) };
}

/**
 * The key of a row, whether it works now or not; empty where the agent wants none. A usual key that the agent has for
 * something else stays there: it may have been chosen before it was usual.
 */
export function chosenKey({ keys }: KeyChoices, name: KeyName): string {
  const { key } = rowOf(name);
  return keys[name] ?? (Object.values(keys).includes(key) ? '' : key);
}

/** The key that works now; `undefined` for none. */
export function workingKey(choices: KeyChoices, name: KeyName): string | undefined {
  const key = chosenKey(choices, name);
  return key !== '' && (isFar(name) ? choices.far : choices.near) ? key : undefined;
}

/** Whose key it is, among those that work. Of two rows with one key the first in the table has it. */
export const nameOfKey = (choices: KeyChoices, key: string): KeyName | undefined =>
  names.find((name) => {
    const working = workingKey(choices, name);
    return working === key || (name === 'calls' && working !== undefined && /^[1-9]$/.test(key));
  });

/** What can be chosen for a row: nobody else's key. */
export const freeKeys = (choices: KeyChoices, name: KeyName): readonly string[] =>
  choosable(name).filter((key) => names.every((other) => other === name || chosenKey(choices, other) !== key));
