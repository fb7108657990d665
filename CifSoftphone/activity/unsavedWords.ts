import { isFields } from '../../protocol/fields';
import type { DraftContent } from '../calls/callDraft';

/** What an agent wrote about a call and Dynamics has not taken: it stands nowhere else. */
export interface UnsavedWords {
  readonly content: DraftContent;
  /** What was last seen in the row: it tells the agent's words from those of others. */
  readonly seen: DraftContent;
  /** The agent was done with the call. */
  readonly done: boolean;
}

/** Where such words outlive a reload; by call and agent. */
export interface UnsavedWordsPort {
  read(name: string): UnsavedWords | undefined;
  /** @param words `undefined` when they are saved */
  keep(name: string, words: UnsavedWords | undefined): void;
}

const storageKey = 'cti-softphone-unsaved';

/**
 * In the session storage of the tab: it ends with the tab, and is empty unless something could not be saved.
 * `docs/decisions/0017` says why there.
 *
 * @param parse reads the content of a draft that an earlier page kept
 */
export function tabsUnsavedWords(
  parse: (value: unknown) => DraftContent,
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => window.sessionStorage,
): UnsavedWordsPort {
  const entries = (): Map<string, unknown> => {
    try {
      const kept: unknown = JSON.parse(storage().getItem(storageKey) ?? '[]');
      return new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
    } catch {
      return new Map();
    }
  };
  return {
    read: (name) => {
      const words = entries().get(name);
      if (!isFields(words)) return undefined;
      return { content: parse(words.content), seen: parse(words.seen), done: words.done === true };
    },
    keep: (name, words) => {
      const kept = entries();
      if (words === undefined && !kept.delete(name)) return;
      if (words !== undefined) kept.set(name, words);
      try {
        if (kept.size === 0) storage().removeItem(storageKey);
        else storage().setItem(storageKey, JSON.stringify([...kept.entries()]));
      } catch {
        // Full or switched off: then the page alone has them.
      }
    },
  };
}

const isEntry = (value: unknown): value is [string, unknown] => Array.isArray(value) && typeof value[0] === 'string';
