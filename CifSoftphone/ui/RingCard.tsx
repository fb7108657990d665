import * as React from 'react';
import { PrimaryButton } from '@fluentui/react';
import type { CallView } from '../calls/callView';
import { CallerLines } from './CallerLines';
import { callTitle } from './callTitle';
import { secondsUntil } from './duration';
import { PhoneIcon } from './icons';
import { fill, type Texts } from './texts';
import { useNow } from './useNow';
import { useStyles } from './useStyles';

export interface RingCardProps {
  readonly call: CallView;
  /** The ring's buttons are in this place. */
  readonly answerable: boolean;
  readonly texts: Texts;
  /** What can be done about the customer, where the ring has its buttons; after the answer, which comes first. */
  readonly customer: React.ReactNode;
  readonly onAccept: () => void;
  readonly onReject: () => void;
  /** The card with its buttons is in the document; what comes back is called when it leaves. */
  readonly onIn: (key: string, card: Element) => () => void;
}

/** A call that rings. */
export const RingCard: React.FC<RingCardProps> = ({ call, answerable, texts, customer, onAccept, onReject, onIn }) => {
  const styles = useStyles();
  const nowMs = useNow();
  const card = React.useRef<HTMLDivElement>(null);
  const { key, underWay } = call;
  React.useLayoutEffect(
    () => (answerable && card.current !== null ? onIn(key, card.current) : undefined),
    [answerable, key, onIn],
  );
  return (
    <div
      ref={card}
      className={styles.ringing}
      role="group"
      aria-label={callTitle(call, texts)}
      data-testid="ring-card"
      data-call-key={key}
    >
      <div className={styles.cardHead}>
        <PhoneIcon />
        <span>{texts('Ring_Incoming')}</span>
        {call.ringEndsAtMs !== undefined && (
          <span className={styles.push}>
            <bdi data-testid="ring-countdown">
              {fill(texts('Ring_SecondsLeft'), { seconds: String(secondsUntil(call.ringEndsAtMs, nowMs)) })}
            </bdi>
          </span>
        )}
      </div>
      <CallerLines call={call} texts={texts} />
      {answerable ? (
        <div className={styles.buttons}>
          <PrimaryButton
            className={styles.accept}
            text={texts(underWay === 'accept' ? 'Ring_Accepting' : 'Ring_Accept')}
            disabled={underWay !== undefined}
            onClick={onAccept}
          />
          <PrimaryButton
            className={styles.reject}
            text={texts(underWay === 'reject' ? 'Ring_Rejecting' : 'Ring_Reject')}
            disabled={underWay !== undefined}
            onClick={onReject}
          />
        </div>
      ) : (
        <p className={`${styles.line} ${styles.subtle}`}>{texts('Ring_AnswerElsewhere')}</p>
      )}
      {answerable && customer}
    </div>
  );
};
