import * as React from 'react';
import type { DirectoryEntry } from '../../../protocol/messages/directory';
import { ChoiceList } from '../parts/ChoiceList';
import { useSoftphone } from '../parts/useSoftphone';
import { DirectoryWords } from './DirectoryWords';
import { entryDetail, isOut } from './entryDetail';
import type { DirectorySearch } from './useDirectory';

export interface DirectoryListProps {
  readonly directory: DirectorySearch;
  readonly onChoose: (entry: DirectoryEntry) => void;
}

/** Whom telephony found, each with what tells it from the others, or whom the agent has chosen. */
export const DirectoryList: React.FC<DirectoryListProps> = ({ directory, onChoose }) => {
  const { texts } = useSoftphone();
  const { isThere, found, suggested } = directory;
  if (!isThere) return null;
  const entries = Array.isArray(found) ? (found as readonly DirectoryEntry[]) : suggested;
  return (
    <>
      <DirectoryWords directory={directory} />
      {entries.length > 0 && (
        <ChoiceList
          label={texts('Directory_Label')}
          kind="entry"
          // Two rows may have the same number.
          choices={entries.map((entry, at) => ({ ...entry, id: String(at) }))}
          name={({ name }) => name}
          detail={(entry) => entryDetail(entry, texts)}
          rests={isOut}
          onChoose={onChoose}
        />
      )}
    </>
  );
};
