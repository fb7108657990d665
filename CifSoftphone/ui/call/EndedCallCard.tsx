import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { endWords } from '../../words/endWords';
import { whenWords } from '../../words/whenWords';
import { CloseButton } from '../parts/buttons';
import { Later } from '../parts/Later';
import type { CallPartProps } from '../parts/laterParts';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { PhoneIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { callStyles } from './callStyles';

/** Nobody took it: the caller is to be called back. */
const missed: readonly NonNullable<CallView['reason']>[] = [
  'timed-out',
  'not-shown',
  'not-connected',
  'cancelled',
  'no-answer',
];

const styles = lazyClasses({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 8px',
    minHeight: 44,
    paddingBlock: 2,
    paddingInline: '12px 4px',
    boxSizing: 'border-box',
  },
  // Its least width is that of a number: what stands beside it goes below before a number would be cut.
  words: { flex: '1 1 96px', minWidth: 0 },
});

/** A call that is over, and why, in a line; of one that was missed when, and the way back. */
export const EndedCallCard: React.FC<CallPartProps> = ({ call }) => {
  const { place, texts } = useSoftphone();
  const { key, direction, endedAtMs, reason = 'normal' } = call;
  const name = callerName(call, texts);
  const isMissed = direction === 'inbound' && missed.includes(reason);
  return (
    <div
      className={`${callStyles.card} ${styles.line}`}
      role="group"
      aria-label={`${texts('Call_Ended')}: ${name}`}
      data-testid="ended-card"
      data-end-reason={reason}
    >
      <PhoneIcon down />
      <div className={styles.words}>
        <p className={common.strong}>
          <bdi>{name}</bdi>
        </p>
        <span className={common.subtle}>
          {endWords(call, texts)}
          {isMissed && endedAtMs !== undefined && (
            <>
              {' · '}
              <bdi>{whenWords(endedAtMs)}</bdi>
            </>
          )}
        </span>
      </div>
      {isMissed && (
        <Region name="calls">
          <Later quiet draw={({ MissedCall }) => <MissedCall call={call} />} />
        </Region>
      )}
      <CloseButton title={texts('Dismiss')} onClick={() => place.dismiss(key)} />
    </div>
  );
};
