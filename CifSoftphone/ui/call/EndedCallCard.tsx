import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { endWords } from '../../words/endWords';
import { CloseButton } from '../parts/buttons';
import { Later } from '../parts/Later';
import type { CallPartProps } from '../parts/laterParts';
import { Region } from '../parts/Region';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { callStyles } from './callStyles';
import { CardHead } from './CardHead';

/** Nobody took it: the caller is to be called back. */
const missed: readonly CallView['reason'][] = ['timed-out', 'not-shown', 'not-connected', 'cancelled', 'no-answer'];

const styles = lazyClasses({ name: { padding: '8px 12px' }, missed: { padding: '0 12px 8px', minHeight: 32 } });

/** A call that is over, and why; of one that was missed when, and the way back. */
export const EndedCallCard: React.FC<CallPartProps> = ({ call }) => {
  const { place, texts } = useSoftphone();
  const name = callerName(call, texts);
  return (
    <div
      className={callStyles.card}
      role="group"
      aria-label={`${texts('Call_Ended')}: ${name}`}
      data-testid="ended-card"
      data-end-reason={call.reason ?? 'normal'}
    >
      <CardHead words={endWords(call, texts)} over>
        <CloseButton title={texts('Dismiss')} onClick={() => place.dismiss(call.key)} />
      </CardHead>
      <p className={`${common.strong} ${styles.name}`}>
        <bdi>{name}</bdi>
      </p>
      {call.direction === 'inbound' && missed.includes(call.reason) && (
        // Its room from the start: no other card moves when later.js comes.
        <div className={styles.missed}>
          <Region name="calls">
            <Later quiet draw={({ MissedCall }) => <MissedCall call={call} />} />
          </Region>
        </div>
      )}
    </div>
  );
};
