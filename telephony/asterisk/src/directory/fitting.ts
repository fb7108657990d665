import type { DirectoryEntry } from '../../../../protocol/messages/directory';

/** Without accents and in small letters: who types "muller" means Müller, too. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Those who fit what was typed, the likeliest first: each word must be somewhere in name, number or team, best at the
 * beginning of the name, then of one of its words. Before anything is typed queues come first, then those who are free.
 */
export function fitting(entries: readonly DirectoryEntry[], text: string): readonly DirectoryEntry[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const rankOf = ({ name, target, about = '', kind, state }: DirectoryEntry): number | undefined => {
    if (words.length === 0) return kind === 'queue' ? 0 : state === 'ready' ? 1 : 2;
    const title = plain(name);
    const all = `${title} ${target.toLowerCase()} ${plain(about)}`;
    if (!words.every((word) => all.includes(word))) return undefined;
    const [first = ''] = words;
    if (target === text.trim() || title.startsWith(words.join(' '))) return 0;
    return title.split(/[\s-]+/).some((part) => part.startsWith(first)) ? 1 : 2;
  };
  return entries
    .flatMap((entry) => {
      const rank = rankOf(entry);
      return rank === undefined ? [] : [{ entry, rank }];
    })
    .sort((left, right) => left.rank - right.rank || left.entry.name.localeCompare(right.entry.name))
    .map(({ entry }) => entry);
}
