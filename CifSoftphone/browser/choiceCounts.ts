import { isFields, ownField, parseJson } from '../../protocol/fields';

const storageKey = 'cti-softphone-dispositions';

/** Counts of what is chosen from the makers' lists, in this browser: values of settings, nothing about a call. */
export function choiceCounts(storage: () => Pick<Storage, 'getItem' | 'setItem'> = () => window.localStorage) {
  const read = (): Readonly<Record<string, number>> => {
    try {
      const kept = parseJson(storage().getItem(storageKey) ?? '');
      return Object.fromEntries(
        Object.entries(kept.ok && isFields(kept.value) ? kept.value : {}).filter(
          (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0,
        ),
      );
    } catch {
      return {};
    }
  };
  return {
    read,
    add: (value: string): void => {
      const counts = read();
      try {
        storage().setItem(storageKey, JSON.stringify({ ...counts, [value]: (ownField(counts, value) ?? 0) + 1 }));
      } catch {
        // Full or switched off: the makers' order counts.
      }
    },
  };
}
