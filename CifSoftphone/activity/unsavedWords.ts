import { isFields } from '../../protocol/fields';
import type { DraftContent } from '../core/draft/callDraft';
import type { KeptWords } from '../core/draft/keptWords';

/** What an agent wrote about a call and Dynamics has not taken: it stands nowhere else. */
export interface UnsavedWords {
  readonly content: DraftContent;
  /** What was last seen in the row: it tells the agent's words from those of others. */
  readonly seen: DraftContent;
  /** The agent was done with the call. */
  readonly done: boolean;
  /** What the agent has added to the wrap-up. */
  readonly addedMinutes?: number | undefined;
  /** The row, and when the call began: for a call that nobody lists any more. */
  readonly rowId?: string | undefined;
  readonly atMs?: number | undefined;
}

/** Where such words outlive a reload; by call and agent. */
export interface UnsavedWordsPort {
  read(name: string): UnsavedWords | undefined;
  /** @param words `undefined` when they are saved */
  keep(name: string, words: UnsavedWords | undefined): void;
  /** By whose names something is kept. */
  names(): readonly string[];
  /** What waits for the agent, because no try will bring it into a row by itself. */
  offers(): readonly KeptWords[];
  keepOffers(offers: readonly KeptWords[]): void;
}

const storageKey = 'cti-softphone-unsaved';
const offersKey = 'cti-softphone-offered';

/**
 * In the session storage of the tab: it ends with the tab, and is empty unless something could not be saved.
 * `docs/decisions/0017` says why there.
 *
 * @param parse reads the content of a draft that an earlier page kept
 * @param parseOffers reads what it offered
 */
export function tabsUnsavedWords(
  parse: (value: unknown) => DraftContent,
  parseOffers: (value: unknown) => readonly KeptWords[],
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => window.sessionStorage,
): UnsavedWordsPort {
  const readList = (key: string): readonly unknown[] => {
    try {
      const kept: unknown = JSON.parse(storage().getItem(key) ?? '[]');
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  };
  const writeList = (key: string, list: readonly unknown[]): void => {
    try {
      if (list.length === 0) storage().removeItem(key);
      else storage().setItem(key, JSON.stringify(list));
    } catch {
      // Full or switched off: then the page alone has them.
    }
  };
  const entries = (): Map<string, unknown> => new Map(readList(storageKey).filter(isEntry));
  return {
    read: (name) => {
      const words = entries().get(name);
      if (!isFields(words)) return undefined;
      // Row and time are read as those of an offer are.
      const [about] = parseOffers([{ ...words, id: name, why: 'RowRefused' }]);
      const { rowId, atMs } = about ?? {};
      const row = rowId === undefined ? {} : { rowId, atMs };
      const { addedMinutes: added } = words;
      const addedMinutes = typeof added === 'number' && added >= 0 ? added : 0;
      return {
        content: parse(words.content),
        seen: parse(words.seen),
        done: words.done === true,
        addedMinutes,
        ...row,
      };
    },
    keep: (name, words) => {
      const kept = entries();
      if (words === undefined && !kept.delete(name)) return;
      if (words !== undefined) kept.set(name, words);
      writeList(storageKey, Array.from(kept.entries()));
    },
    names: () => Array.from(entries().keys()),
    offers: () => parseOffers(readList(offersKey)),
    keepOffers: (offers) => writeList(offersKey, offers),
  };
}

const isEntry = (value: unknown): value is [string, unknown] => Array.isArray(value) && typeof value[0] === 'string';
