import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { HistoryList, type HistoryListProps } from './HistoryList';
import { useStyles } from './useStyles';

/** The history behind a button, where it is not the first thing that an agent needs. */
export const HistoryFold: React.FC<HistoryListProps> = (props) => {
  const styles = useStyles();
  const [open, setOpen] = React.useState(false);
  if (props.place.history === undefined) return null;
  return (
    <>
      <div className={styles.buttons}>
        <DefaultButton
          className={styles.small}
          text={props.texts('History_Label')}
          aria-expanded={open}
          data-testid="history-button"
          onClick={() => setOpen(!open)}
        />
      </div>
      {open && <HistoryList {...props} />}
    </>
  );
};
