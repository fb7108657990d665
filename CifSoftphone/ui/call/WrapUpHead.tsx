import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { formatDuration, secondsUntil } from '../../words/duration';
import { endWords } from '../../words/endWords';
import { fill } from '../../words/texts';
import { CallerHead } from '../customer/CallerHead';
import { SmallButton } from '../parts/buttons';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { callStyles } from './callStyles';
import { CardHead } from './CardHead';

const styles = lazyClasses({
  // On a form it is low: the work has all of the width below it.
  head: { selectors: { '[data-layout=full] &': { flex: '1 1 100%' } } },
  times: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
});

/** Why the call is over, with whom and how long it was, and what is left of the wrap-up (else how long it goes on). */
export const WrapUpHead: React.FC<{ readonly call: CallView }> = ({ call }) => {
  const { place, view, texts } = useSoftphone();
  const nowMs = useNow();
  const wrapUp = call.draft?.wrapUp;
  return (
    <div className={`${callStyles.card} ${styles.head}`}>
      <CardHead words={endWords(call, texts)} over />
      <div className={callStyles.body}>
        <CallerHead call={call} opens />
        {wrapUp !== undefined && (
          <p className={`${common.fact} ${styles.times}`}>
            <span>
              {call.connectedAtMs !== undefined && (
                <>
                  <bdi>
                    {fill(texts('WrapUp_Talked'), { time: formatDuration(wrapUp.sinceMs - call.connectedAtMs) })}
                  </bdi>
                  {' · '}
                </>
              )}
              <bdi role="timer" aria-live="off" aria-label={texts('WrapUp_Label')}>
                {wrapUp.endsAtMs === undefined
                  ? fill(texts('WrapUp_Since'), { time: formatDuration(nowMs - wrapUp.sinceMs) })
                  : fill(texts('WrapUp_Left'), { time: formatDuration(secondsUntil(wrapUp.endsAtMs, nowMs) * 1_000) })}
              </bdi>
            </span>
            {wrapUp.endsAtMs !== undefined && (wrapUp.addedMinutes ?? 0) < view.settings.wrapUpExtensions && (
              <>
                <SmallButton text={texts('WrapUp_AddMinute')} onClick={() => place.addMinute(call.key)} />
              </>
            )}
          </p>
        )}
      </div>
    </div>
  );
};
