import type { Texts } from '../../words/texts';
import { rowOf, type KeyName } from './keyTable';

const parts = { Ctrl: 'Keys_Ctrl', Shift: 'Keys_Shift', Enter: 'Keys_Enter' } as const;

/** A key as it is written on the agent's keyboard. */
export const keyWords = (key: string, texts: Texts): string =>
  key.replace(/Ctrl|Shift|Enter/g, (part) => texts(parts[part as keyof typeof parts]));

/** As `aria-keyshortcuts` writes it. */
export const ariaKey = (key: string): string => key.replace('Ctrl', 'Control');

/** What a key does. Words of keys hold soft hyphens for narrow buttons, which a list does not need. */
export const rowWords = (name: KeyName, texts: Texts): string =>
  rowOf(name)
    .words.map((word) => texts(word).replace(/\u00AD/g, ''))
    .join(' / ');
