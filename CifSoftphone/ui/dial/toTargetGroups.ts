import type { DirectoryKind } from '../../../protocol/directoryKinds';
import type { DirectoryEntry } from '../../../protocol/messages/directory';

/** Under which heading somebody stands; `other` where telephony did not say what it is. */
export type GroupName = 'favourite' | 'recent' | DirectoryKind | 'other' | 'customer';

export interface TargetGroup {
  readonly name: GroupName;
  readonly entries: readonly DirectoryEntry[];
}

export interface Targets {
  /** What is typed. */
  readonly text: string;
  /** Only these are wanted; absent: all. */
  readonly kind: DirectoryKind | undefined;
  /** By telephony, for what is typed or before anything is. */
  readonly found: readonly DirectoryEntry[];
  readonly favourites: readonly DirectoryEntry[];
  readonly recents: readonly DirectoryEntry[];
  /** Of Dynamics: found by what is typed already. */
  readonly customers: readonly DirectoryEntry[];
}

const order = ['person', 'queue', 'number', 'other'] as const;

/** Where telephony does not say what it is, only a person can be free or busy. */
const kindOf = ({ kind, state }: DirectoryEntry): DirectoryKind | 'other' =>
  kind ?? (state === undefined ? 'other' : 'person');

/** Whom the call can be given to, each once: first whom the agent has marked, then those of before, then who was found. */
export function toTargetGroups({ text, kind, found, favourites, recents, customers }: Targets): readonly TargetGroup[] {
  const words = text.toLowerCase();
  const shown = new Set<string>();
  const known = new Map(found.map((entry) => [entry.target, entry]));
  const take = (entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] =>
    entries.filter((entry) => {
      if (shown.has(entry.target) || (kind !== undefined && kindOf(entry) !== kind)) return false;
      shown.add(entry.target);
      return true;
    });
  const kept = (entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] =>
    take(
      entries
        .filter(({ name, target }) => `${name} ${target}`.toLowerCase().includes(words))
        // How somebody stands is known of who was found just now.
        .map((entry) => known.get(entry.target) ?? entry),
    );
  const groups: readonly TargetGroup[] = [
    { name: 'favourite', entries: kept(favourites) },
    { name: 'recent', entries: kept(recents) },
  ];
  const rest = take(found);
  return [
    ...groups,
    ...order.map((name) => ({ name, entries: rest.filter((entry) => kindOf(entry) === name) })),
    { name: 'customer' as const, entries: take(customers) },
  ].filter(({ entries }) => entries.length > 0);
}
