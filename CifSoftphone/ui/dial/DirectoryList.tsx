import * as React from 'react';
import type { DirectoryEntry } from '../../../protocol/messages/directory';
import { fill, type Texts } from '../../words/texts';
import { ChoiceList } from '../parts/ChoiceList';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import type { DirectorySearch } from './useDirectory';

export interface DirectoryListProps {
  readonly directory: DirectorySearch;
  readonly onChoose: (entry: DirectoryEntry) => void;
}

const states = { ready: 'Agent_available', busy: 'Agent_busy', away: 'Agent_not-ready' } as const;

/** Whom telephony found, each with what tells it from the others, or whom the agent has chosen. */
export const DirectoryList: React.FC<DirectoryListProps> = ({ directory, onChoose }) => {
  const { texts } = useSoftphone();
  const { isThere, found, chosen } = directory;
  if (!isThere) return null;
  const entries = Array.isArray(found) ? (found as readonly DirectoryEntry[]) : [];
  return (
    <>
      <div role="status" className={common.subtle} data-testid="directory-words">
        {chosen === undefined ? wordsOf(directory, texts) : `\u2068${chosen.name}\u2069 · ${detailOf(chosen, texts)}`}
      </div>
      {entries.length > 0 && (
        <ChoiceList
          label={texts('Directory_Label')}
          kind="entry"
          // Two rows may have the same number.
          choices={entries.map((entry, at) => ({ ...entry, id: String(at) }))}
          name={({ name }) => name}
          detail={(entry) => detailOf(entry, texts)}
          onChoose={onChoose}
        />
      )}
    </>
  );
};

/** Beside words that are written from the right the groups of a number would stand in another order. */
const detailOf = ({ target, about, state }: DirectoryEntry, texts: Texts): string =>
  [
    ...(state === undefined ? [] : [texts(states[state])]),
    ...(about === undefined ? [] : [`\u2068${about}\u2069`]),
    `\u2066${target}\u2069`,
  ].join(' · ');

function wordsOf({ found }: DirectorySearch, texts: Texts): string {
  if (found === undefined) return '';
  if (found === 'searching') return texts('Directory_Searching');
  if (found === 'failed') return texts('Directory_Failed');
  return found.length === 0
    ? texts('Customer_NothingFound')
    : fill(texts('Customer_Found'), { count: String(found.length) });
}
