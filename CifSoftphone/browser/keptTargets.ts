import { parseJson } from '../../protocol/fields';
import { readDirectoryEntries, type DirectoryEntry } from '../../protocol/messages/directory';
import { maxDirectoryEntries } from '../../protocol/limits';
import { keptInBrowser } from './keptInBrowser';

/** Whom a call can be given to without a search: those whom an agent has marked, or has given a call before. */
export interface KeptTargets {
  /** The latest first. */
  list(): readonly DirectoryEntry[];
  /** Puts it first. How somebody stood then is not kept: it would be read as how they stand now. */
  keep(entry: DirectoryEntry): void;
  drop(target: string): void;
}

/** More than a screen of those of before is no short list any more. */
const mostOfPage = 8;

const without = (entries: readonly DirectoryEntry[], target: string): readonly DirectoryEntry[] =>
  entries.filter((one) => one.target !== target);

const keptAs = ({ name, target, about, kind }: DirectoryEntry): DirectoryEntry => ({
  ...{ name, target },
  ...(about === undefined ? {} : { about }),
  ...(kind === undefined ? {} : { kind }),
});

/** As long as the page: numbers that were dialled are nobody's business afterwards (docs/decisions/0014). */
export function targetsOfPage(): KeptTargets {
  let entries: readonly DirectoryEntry[] = [];
  return {
    list: () => entries,
    keep: (entry) => {
      entries = [keptAs(entry), ...without(entries, entry.target)].slice(0, mostOfPage);
    },
    drop: (target) => {
      entries = without(entries, target);
    },
  };
}

/** In the browser's local storage: colleagues, queues and desks of the organisation's directory, and no caller. */
export function targetsOfBrowser(storageKey: string, page?: Window): KeptTargets {
  const kept = keptInBrowser(storageKey, readTargets, page);
  return {
    list: () => kept.read(),
    keep: (entry) => kept.keep([keptAs(entry), ...without(kept.read(), entry.target)].slice(0, maxDirectoryEntries)),
    drop: (target) => kept.keep(without(kept.read(), target)),
  };
}

function readTargets(text: string | null): readonly DirectoryEntry[] {
  const json = parseJson(text ?? '');
  return json.ok ? readDirectoryEntries(json.value) : [];
}
