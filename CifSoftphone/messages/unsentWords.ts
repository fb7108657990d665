import { isFields } from '../../protocol/fields';
import { isHad, type Conversation } from '../core/messages/conversation';
import type { UnsentWords } from './messagesPorts';

const storageKey = 'cti-softphone-unsent';

/**
 * In the session storage of the tab, where unsaved notes are as well (docs/decisions/0017): it ends with the tab, and is
 * empty unless the adaptor has not taken something yet.
 */
export function tabsUnsentWords(
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => window.sessionStorage,
) {
  return {
    read: (): UnsentWords => {
      try {
        return wordsIn(JSON.parse(storage().getItem(storageKey) ?? '{}'));
      } catch {
        return {};
      }
    },
    keep: (words: UnsentWords): void => {
      try {
        if (Object.keys(words).length === 0) storage().removeItem(storageKey);
        else storage().setItem(storageKey, JSON.stringify(words));
      } catch {
        // Full or switched off: then the page alone has them.
      }
    },
  };
}

function wordsIn(value: unknown): UnsentWords {
  if (!isFields(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      if (!isFields(one) || !Array.isArray(one.outbox)) return [];
      const outbox = (one.outbox as readonly unknown[]).flatMap((sent) =>
        isFields(sent) && typeof sent.id === 'string' && typeof sent.text === 'string'
          ? [{ id: sent.id, text: sent.text }]
          : [],
      );
      return [[key, { outbox, ...(typeof one.draft === 'string' ? { draft: one.draft } : {}) }]];
    }),
  );
}

/** What of them stands nowhere but in this page. @param isKept the adaptor has this draft */
export function unsentWords(
  conversations: readonly Conversation[],
  isKept: (key: string, draft: string) => boolean,
): UnsentWords {
  return Object.fromEntries(
    conversations.flatMap((one) => {
      const { key, draft = '' } = one;
      const outbox = one.outbox.flatMap(({ id, text, state }) => (state === 'stored' ? [] : [{ id, text }]));
      const isNew = isHad(one) && !isKept(key, draft);
      return outbox.length > 0 || isNew ? [[key, { outbox, ...(isNew ? { draft } : {}) }] as const] : [];
    }),
  );
}
