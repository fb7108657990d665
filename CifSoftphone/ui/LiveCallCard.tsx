import * as React from 'react';
import { PrimaryButton } from '@fluentui/react';
import type { CallView } from '../calls/callView';
import { CallerLines } from './CallerLines';
import { callWords } from './callWords';
import { formatDuration } from './duration';
import { PhoneIcon } from './icons';
import type { Texts } from './texts';
import { useNow } from './useNow';
import { useStyles } from './useStyles';

export interface LiveCallCardProps {
  readonly call: CallView;
  readonly texts: Texts;
  readonly onHangUp: () => void;
}

/** A call in progress, connected or held. */
export const LiveCallCard: React.FC<LiveCallCardProps> = ({ call, texts, onHangUp }) => {
  const styles = useStyles();
  const nowMs = useNow();
  const ending = call.underWay === 'hangup';
  return (
    <div className={styles.card} role="group" aria-label={texts(callWords(call))} data-testid="call-card">
      <div className={styles.cardHead}>
        <PhoneIcon />
        <span>{texts(callWords(call))}</span>
        {call.connectedAtMs !== undefined && (
          <span className={styles.push} aria-label={texts('Call_Duration')} role="timer" aria-live="off">
            {formatDuration(nowMs - call.connectedAtMs)}
          </span>
        )}
      </div>
      <CallerLines call={call} texts={texts} />
      <div className={styles.buttons}>
        <PrimaryButton
          className={styles.endCall}
          text={texts(ending ? 'Call_Ending' : 'Call_EndCall')}
          disabled={ending}
          // The second half of a double-click on Accept, or its key held down, must not end the call just answered.
          onClick={({ detail }) => (detail > 1 ? undefined : onHangUp())}
          onKeyDown={(event) => (event.repeat ? event.preventDefault() : undefined)}
        />
      </div>
    </div>
  );
};
