import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { HistoryList, type HistoryListProps } from './HistoryList';
import { Region } from '../parts/Region';
import { useStyles } from '../theme/useStyles';

export interface HistoryFoldProps extends HistoryListProps {
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The history behind a button, where it is not the first thing that an agent needs. */
export const HistoryFold: React.FC<HistoryFoldProps> = ({ open, onToggle, ...list }) => {
  const styles = useStyles();
  if (list.place.history === undefined) return null;
  return (
    <>
      <div className={styles.buttons}>
        <DefaultButton
          className={styles.small}
          text={list.texts('History_Label')}
          aria-expanded={open}
          data-testid="history-button"
          onClick={onToggle}
        />
      </div>
      {open && (
        <Region name="history" place={list.place} texts={list.texts}>
          <HistoryList {...list} />
        </Region>
      )}
    </>
  );
};
