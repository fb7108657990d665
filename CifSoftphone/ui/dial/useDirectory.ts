import * as React from 'react';
import { readDirectoryEntries, type DirectoryEntry } from '../../../protocol/messages/directory';
import { maxDirectoryTextLength } from '../../../protocol/limits';
import type { CallView } from '../../core/calls/callView';
import { useSoftphone } from '../parts/useSoftphone';
import { directorySearchDelayMs } from './dialTimings';
import { isAddress } from './isAddress';

export interface DirectorySearch {
  /** Telephony has a directory for this call. */
  readonly isThere: boolean;
  /** What is known about the text in the field; `undefined` while nothing is looked for. */
  readonly found: 'searching' | 'failed' | readonly DirectoryEntry[] | undefined;
  /** Whom telephony names before anything is typed. */
  readonly suggested: readonly DirectoryEntry[];
  readonly chosen: DirectoryEntry | undefined;
  /** The text is letters: somebody must be found by it and chosen, … */
  readonly mustChoose: boolean;
  /** … and nobody is. */
  readonly fitsNobody: boolean;
  readonly choose: (entry: DirectoryEntry) => void;
}

/** One letter fits nearly everybody. */
const leastLetters = 2;
const none: readonly DirectoryEntry[] = [];

/** A call that can be given away, or a format by which somebody can be dialled, as its key. */
type Searched = Pick<CallView, 'key' | 'canSearch' | 'directory'>;

/**
 * Looks for whom the agent means while it is typed.
 * @param text what stands in the field
 * @param suggests telephony is asked before anything is typed, too
 */
export function useDirectory(
  { key, canSearch = false, directory }: Searched,
  text: string,
  suggests = false,
): DirectorySearch {
  const { place } = useSoftphone();
  const [choice, choose] = React.useState<DirectoryEntry | undefined>(undefined);
  const chosen = choice?.target === text ? choice : undefined;
  const isTyped = text.length >= leastLetters && chosen === undefined;
  const wanted = isTyped ? text.slice(0, maxDirectoryTextLength).trim() : text === '' && suggests ? '' : undefined;
  React.useEffect(() => {
    if (!canSearch || wanted === undefined) return;
    const ask = (): void => place.searchDirectory(key, wanted);
    // Nobody types: nothing is to be waited for.
    const timer = setTimeout(ask, wanted === '' ? 0 : directorySearchDelayMs);
    return () => clearTimeout(timer);
  }, [place, key, wanted, canSearch]);
  const entries = directory?.entries === undefined ? 'failed' : readDirectoryEntries(directory.entries);
  const answer = directory?.text === wanted ? entries : 'searching';
  const found = canSearch && isTyped ? answer : undefined;
  const letters = canSearch && text !== '' && chosen === undefined && !isAddress(text);
  return {
    ...{ isThere: canSearch, found, chosen, choose },
    suggested: wanted === '' && Array.isArray(answer) ? (answer as readonly DirectoryEntry[]) : none,
    // Where nobody can be asked the agent may know better.
    mustChoose: letters && found !== 'failed',
    fitsNobody: letters && Array.isArray(found) && found.length === 0,
  };
}
