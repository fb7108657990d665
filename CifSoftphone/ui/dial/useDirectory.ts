import * as React from 'react';
import { readDirectoryEntries, type DirectoryEntry } from '../../../protocol/messages/directory';
import { maxDirectoryTextLength } from '../../../protocol/limits';
import type { CallView } from '../../core/calls/callView';
import { useSoftphone } from '../parts/useSoftphone';
import { directorySearchDelayMs } from './dialTimings';

export interface DirectorySearch {
  /** Telephony has a directory for this call. */
  readonly isThere: boolean;
  /** What is known about the text in the field; `undefined` while nothing is looked for. */
  readonly found: 'searching' | 'failed' | readonly DirectoryEntry[] | undefined;
  readonly chosen: DirectoryEntry | undefined;
  /** The text fits somebody and is no number. */
  readonly mustChoose: boolean;
  readonly choose: (entry: DirectoryEntry) => void;
}

/** One letter fits nearly everybody. */
const leastLetters = 2;

/** A call that can be given away, or a format by which somebody can be dialled, as its key. */
type Searched = Pick<CallView, 'key' | 'canSearch' | 'directory'>;

/** Looks for whom the agent means while it is typed. @param text what stands in the field */
export function useDirectory({ key, canSearch = false, directory }: Searched, text: string): DirectorySearch {
  const { place } = useSoftphone();
  const [choice, choose] = React.useState<DirectoryEntry | undefined>(undefined);
  const chosen = choice?.target === text ? choice : undefined;
  const wanted = text.length < leastLetters || chosen !== undefined ? '' : text.slice(0, maxDirectoryTextLength).trim();
  const isWanted = canSearch && wanted !== '';
  React.useEffect(() => {
    if (!isWanted) return;
    const timer = setTimeout(() => place.searchDirectory(key, wanted), directorySearchDelayMs);
    return () => clearTimeout(timer);
  }, [place, key, wanted, isWanted]);
  const entries = directory?.entries === undefined ? 'failed' : readDirectoryEntries(directory.entries);
  const answer = directory?.text === wanted ? entries : 'searching';
  const found = isWanted ? answer : undefined;
  const isSomebody = Array.isArray(found) && found.length > 0;
  return { isThere: canSearch, found, chosen, mustChoose: isSomebody && !/\p{Nd}/u.test(text), choose };
}
