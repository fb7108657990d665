import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import { isDecided } from '../../core/calls/callPhase';
import { useSoftphone } from '../parts/useSoftphone';
import { PhoneIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { common, inCompact } from '../theme/common';
import { answerGreen, rejectRed } from '../theme/tokens';
import { callKey, coloured, compactKey } from './callStyles';

const green = coloured(answerGreen);
const red = coloured(rejectRed);
const dense = { minHeight: 36, flexDirection: 'row', justifyContent: 'center', padding: '4px 8px' } as const;
const small = { ...compactKey, flex: '0 0 36px' } as const;
const styles = lazyClasses({
  answers: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(66px, 1fr)',
    gap: 8,
    // Drawing and word stand beside each other there.
    selectors: {
      '[data-dense] &': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
      [inCompact]: { display: 'flex', gap: 4, padding: '4px 0' },
    },
  },
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
    selectors: { ...green.selectors, '[data-dense] &': dense, '[data-layout=compact] li &': small },
  },
  reject: {
    ...callKey,
    ...red,
    // Beside Accept and no other: in the middle, as that.
    justifyContent: 'center',
    padding: '4px 2px',
    fontWeight: 600,
    selectors: { ...red.selectors, '[data-dense] &': dense, '[data-layout=compact] li &': small },
  },
});

/**
 * Accept and Reject, in the place of a call's keys: red is where End call will be. One that has no effect here is not
 * there, and the other keeps its place. Where neither is, words say why, and they are what the agent must have seen.
 */
export const RingAnswers: React.FC<{ readonly call: CallView }> = ({ call }) => {
  const { place, texts, compact } = useSoftphone();
  const { key, underWay } = call;
  const decided = isDecided(call);
  return (
    <div className={styles.answers} data-keys="">
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
          title={compact ? texts('Ring_Accept') : undefined}
          onClick={() => place.accept(key)}
        >
          <PhoneIcon size={20} />
          <span className={common.keyWord}>{texts(underWay === 'accept' ? 'Ring_Accepting' : 'Ring_Accept')}</span>
        </button>
      )}
      {!call.noReject && (
        <button
          type="button"
          className={styles.reject}
          disabled={decided}
          data-answers="reject"
          title={compact ? texts('Ring_Reject') : undefined}
          onClick={() => place.reject(key)}
        >
          <PhoneIcon down size={20} />
          <span className={common.keyWord}>{texts(underWay === 'reject' ? 'Ring_Rejecting' : 'Ring_Reject')}</span>
        </button>
      )}
    </div>
  );
};
