import * as React from 'react';
import { IconButton } from '@fluentui/react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { endWords } from '../../words/endWords';
import { CloseIcon, PhoneIcon } from '../theme/icons';
import type { Texts } from '../../words/texts';
import { useStyles } from '../theme/useStyles';

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
      aria-label={`${texts('Call_Ended')}: ${callerName(call, texts)}`}
      data-testid="ended-card"
      data-end-reason={call.reason ?? 'normal'}
    >
      <div className={styles.cardHead}>
        <PhoneIcon down />
        <span>{endWords(call, texts)}</span>
        <IconButton
          className={styles.close}
          title={texts('Dismiss')}
          ariaLabel={texts('Dismiss')}
          onRenderIcon={() => <CloseIcon />}
          onClick={onDismiss}
        />
      </div>
      <p className={styles.strong}>
        <bdi>{callerName(call, texts)}</bdi>
      </p>
    </div>
  );
};
