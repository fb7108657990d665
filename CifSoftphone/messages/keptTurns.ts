import { isFields } from '../../protocol/fields';
import type { KeptTurn, KeptTurns } from './turnEntry';

const storageKey = 'cti-softphone-turns';

/** In the session storage of the tab, where unsaved notes of calls are as well (docs/decisions/0017). */
export const tabsKeptTurns = (
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => window.sessionStorage,
) => ({
  read: (): KeptTurns => {
    try {
      const kept: unknown = JSON.parse(storage().getItem(storageKey) ?? '{}');
      return Object.fromEntries(
        Object.entries(isFields(kept) ? kept : {}).flatMap(([key, one]) => {
          const turn = readTurn(one);
          return turn === undefined ? [] : [[key, turn]];
        }),
      );
    } catch {
      return {};
    }
  },
  keep: (turns: KeptTurns): void => {
    try {
      if (Object.keys(turns).length === 0) storage().removeItem(storageKey);
      else storage().setItem(storageKey, JSON.stringify(turns));
    } catch {
      // Full or switched off: then the page alone has them.
    }
  },
});

function readTurn(value: unknown): KeptTurn | undefined {
  if (!isFields(value) || typeof value.notes !== 'string') return undefined;
  const { notes, disposition, isDone } = value;
  return { notes, ...(typeof disposition === 'string' ? { disposition } : {}), isDone: isDone === true };
}
