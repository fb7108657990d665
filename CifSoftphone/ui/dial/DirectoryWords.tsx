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
export const DirectoryWords: React.FC<{ readonly directory: DirectorySearch }> = ({ directory }) => {
  const { texts } = useSoftphone();
  const { chosen } = directory;
  return (
    <div role="status" className={`${common.subtle} ${styles.words}`} data-testid="directory-words">
      {chosen === undefined ? wordsOf(directory, texts) : `\u2068${chosen.name}\u2069 · ${entryDetail(chosen, texts)}`}
    </div>
  );
};

function wordsOf({ found, mustChoose, fitsNobody }: DirectorySearch, texts: Texts): string {
  if (found === undefined) return '';
  if (found === 'searching') return texts('Directory_Searching');
  if (found === 'failed') return texts('Directory_Failed');
  if (fitsNobody) return texts('Directory_Nobody');
  if (found.length === 0) return texts('Customer_NothingFound');
  const count = fill(texts('Customer_Found'), { count: String(found.length) });
  return mustChoose ? `${count} · ${texts('Directory_Choose')}` : count;
}
