import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { isDecided } from '../../core/calls/callPhase';
import { useSoftphone } from '../parts/useSoftphone';
import { PhoneIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { common } from '../theme/common';
import { answerGreen, rejectRed } from '../theme/tokens';
import { callKey, coloured } from './callStyles';

const green = coloured(answerGreen);
const red = coloured(rejectRed);
const dense = { minHeight: 40, flexDirection: 'row', justifyContent: 'center', padding: '4px 8px' } as const;
const styles = lazyClasses({
  answers: { display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(66px, 1fr)', gap: 8 },
  words: { alignSelf: 'center' },
  alone: { gridColumn: '1 / -1' },
  accept: {
    ...callKey,
    ...green,
    flexDirection: 'row',
    justifyContent: 'center',
    gap: 8,
    fontSize: 16,
    lineHeight: '20px',
    fontWeight: 600,
    selectors: { ...green.selectors, '[data-dense] &': dense },
  },
  reject: { ...callKey, ...red, fontWeight: 600, selectors: { ...red.selectors, '[data-dense] &': dense } },
});

/**
 * Accept and Reject, in the place of a call's keys: red is where End call will be. One that has no effect here is not
 * there, and the other keeps its place. Where neither is, words say why, and they are what the agent must have seen.
 */
export const RingAnswers: React.FC<{ readonly call: CallView }> = ({ call }) => {
  const { place, texts } = useSoftphone();
  const { key, underWay } = call;
  const decided = isDecided(call);
  return (
    <div className={styles.answers}>
      {call.answerAtPhone ? (
        <div className={call.noReject ? styles.alone : styles.words} data-answers={call.noReject && 'phone'}>
          <strong>{texts('Ring_AtPhone')}</strong>
          {call.noReject && <div className={common.subtle}>{texts('Ring_NoReject')}</div>}
        </div>
      ) : (
        <button
          type="button"
          className={styles.accept}
          disabled={decided}
          data-answers="accept"
          onClick={() => place.accept(key)}
        >
          <PhoneIcon size={20} />
          {texts(underWay === 'accept' ? 'Ring_Accepting' : 'Ring_Accept')}
        </button>
      )}
      {!call.noReject && (
        <button
          type="button"
          className={styles.reject}
          disabled={decided}
          data-answers="reject"
          onClick={() => place.reject(key)}
        >
          <PhoneIcon down size={20} />
          {texts(underWay === 'reject' ? 'Ring_Rejecting' : 'Ring_Reject')}
        </button>
      )}
    </div>
  );
};
