import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { CallView } from '../calls/callView';
import { callerName } from './callerName';
import { endWords } from './endWords';
import { PhoneIcon } from './icons';
import type { Texts } from './texts';
import { useStyles } from './useStyles';

export interface EndedCallCardProps {
  readonly call: CallView;
  readonly texts: Texts;
  readonly onDismiss: () => void;
}

/** A call that is over, and why. */
export const EndedCallCard: React.FC<EndedCallCardProps> = ({ call, texts, onDismiss }) => {
  const styles = useStyles();
  return (
    <div
      className={styles.ended}
      role="group"
      aria-label={texts('Call_Ended')}
      data-testid="ended-card"
      data-end-reason={call.reason ?? 'normal'}
    >
      <div className={styles.cardHead}>
        <PhoneIcon down />
        <span>{endWords(call, texts)}</span>
      </div>
      <p className={styles.strong}>
        <bdi>{callerName(call, texts)}</bdi>
      </p>
      <div className={styles.buttons}>
        <DefaultButton className={styles.small} text={texts('Dismiss')} onClick={onDismiss} />
      </div>
    </div>
  );
};
