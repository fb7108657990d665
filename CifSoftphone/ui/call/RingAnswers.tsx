import * as React from 'react';
import { PrimaryButton } from '@fluentui/react';
import type { CallView } from '../../core/calls/callView';
import { isDecided } from '../../core/calls/callPhase';
import { useSoftphone } from '../parts/useSoftphone';
import { lazyClasses } from '../theme/lazyClasses';
import { answerGreen, rejectRed } from '../theme/tokens';
import { filled } from './callStyles';

const styles = lazyClasses({
  answers: { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 },
  words: { alignSelf: 'center' },
  accept: filled(answerGreen),
  reject: filled(rejectRed),
});

/** Accept and Reject, and in `children` what stands beside them. What only a telephone can answer has no Accept. */
export const RingAnswers: React.FC<{ readonly call: CallView }> = ({ call, children }) => {
  const { place, texts } = useSoftphone();
  const { key, underWay } = call;
  const decided = isDecided(call);
  return (
    <div className={styles.answers}>
      {call.answerAtPhone ? (
        <strong className={styles.words}>{texts('Ring_AtPhone')}</strong>
      ) : (
        <PrimaryButton
          className={styles.accept}
          text={texts(underWay === 'accept' ? 'Ring_Accepting' : 'Ring_Accept')}
          disabled={decided}
          data-answers="accept"
          onClick={() => place.accept(key)}
        />
      )}
      <PrimaryButton
        className={styles.reject}
        text={texts(underWay === 'reject' ? 'Ring_Rejecting' : 'Ring_Reject')}
        disabled={decided}
        data-answers="reject"
        onClick={() => place.reject(key)}
      />
      {children}
    </div>
  );
};
