import * as React from 'react';
import { fill, type Texts } from '../../words/texts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { entryDetail } from './entryDetail';
import type { DirectorySearch } from './useDirectory';

// Its line is there before the words: what stands below does not move when they come.
const styles = lazyClasses({ words: { minHeight: 16 } });

/** What became of the search, or who is chosen. */
export const DirectoryWords: React.FC<{
  readonly directory: DirectorySearch;
  /** How many of Dynamics' customers stand in the list, too. */
  readonly customers?: number;
}> = ({ directory, customers = 0 }) => {
  const { texts } = useSoftphone();
  const { chosen } = directory;
  return (
    <div role="status" className={`${common.subtle} ${styles.words}`} data-testid="directory-words">
      {chosen === undefined
        ? wordsOf(directory, customers, texts)
        : `\u2068${chosen.name}\u2069 · ${entryDetail(chosen, texts)}`}
    </div>
  );
};

function wordsOf({ found, mustChoose, fitsNobody }: DirectorySearch, customers: number, texts: Texts): string {
  if (found === undefined && customers === 0) return '';
  if (found === 'searching') return texts('Directory_Searching');
  if (found === 'failed') return texts('Directory_Failed');
  const all = customers + (found?.length ?? 0);
  if (fitsNobody && all === 0) return texts('Directory_Nobody');
  if (all === 0) return texts('Customer_NothingFound');
  const count = fill(texts('Customer_Found'), { count: String(all) });
  return mustChoose ? `${count} · ${texts('Directory_Choose')}` : count;
}
