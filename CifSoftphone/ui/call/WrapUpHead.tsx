import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { formatDuration, secondsUntil } from '../../words/duration';
import { endWords } from '../../words/endWords';
import { PhoneIcon } from '../theme/icons';
import { fill, type Texts } from '../../words/texts';
import { useNow } from '../parts/useNow';
import { useStyles } from '../theme/useStyles';

export interface WrapUpHeadProps {
  readonly call: CallView;
  readonly texts: Texts;
}

/** Why the call is over, with whom and how long it was, and what is left of the wrap-up (else how long it goes on). */
export const WrapUpHead: React.FC<WrapUpHeadProps> = ({ call, texts }) => {
  const styles = useStyles();
  const nowMs = useNow();
  const wrapUp = call.draft?.wrapUp;
  return (
    <>
      <div className={styles.cardHead}>
        <PhoneIcon down />
        <span>{endWords(call, texts)}</span>
      </div>
      <p className={styles.who}>
        <bdi>{callerName(call, texts)}</bdi>
      </p>
      {wrapUp !== undefined && (
        <p className={`${styles.line} ${styles.subtle}`}>
          {call.connectedAtMs !== undefined && (
            <>
              <bdi>{fill(texts('WrapUp_Talked'), { time: formatDuration(wrapUp.sinceMs - call.connectedAtMs) })}</bdi>
              {' · '}
            </>
          )}
          <bdi role="timer" aria-live="off" aria-label={texts('WrapUp_Label')}>
            {wrapUp.endsAtMs === undefined
              ? fill(texts('WrapUp_Since'), { time: formatDuration(nowMs - wrapUp.sinceMs) })
              : fill(texts('WrapUp_Left'), { time: formatDuration(secondsUntil(wrapUp.endsAtMs, nowMs) * 1_000) })}
          </bdi>
        </p>
      )}
    </>
  );
};
