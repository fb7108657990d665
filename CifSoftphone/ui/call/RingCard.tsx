import * as React from 'react';
import { IconButton, PrimaryButton } from '@fluentui/react';
import type { CallView } from '../../core/calls/callView';
import type { Place } from '../../surface/place';
import { CallerFacts } from '../customer/CallerFacts';
import { CallerHead } from '../customer/CallerHead';
import { callerName } from '../../words/callerName';
import { callTitle } from '../../words/callTitle';
import { CustomerTools } from '../customer/CustomerTools';
import { secondsUntil } from '../../words/duration';
import { ChevronIcon, PhoneIcon } from '../theme/icons';
import { Region } from '../parts/Region';
import { fill, type Texts } from '../../words/texts';
import { useNow } from '../parts/useNow';
import { useStyles } from '../theme/useStyles';
import { useWaits } from '../parts/useWaits';

export interface RingCardProps {
  readonly call: CallView;
  readonly place: Place;
  /** The ring's buttons are in this place. */
  readonly answerable: boolean;
  /** One of several: what the agent does not need in order to answer waits behind a button. */
  readonly folds: boolean;
  readonly texts: Texts;
}

/**
 * A call that rings. Name and buttons come first and take the same room whether it rings alone or with others: what
 * an agent is about to press does not move when a name, a remark or a second ring comes.
 */
export const RingCard: React.FC<RingCardProps> = ({ call, place, answerable, folds, texts }) => {
  const styles = useStyles();
  const nowMs = useNow();
  const [open, setOpen] = React.useState(false);
  const card = React.useRef<HTMLDivElement>(null);
  const { key, underWay } = call;
  const waits = useWaits(underWay);
  const onIn = place.ringCardIn;
  React.useLayoutEffect(() => {
    const parts = card.current?.querySelectorAll('[data-caller-name],[data-answers]');
    return answerable && parts !== undefined ? onIn(key, [...parts]) : undefined;
  }, [answerable, key, onIn]);
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
      <CallerHead call={call} texts={texts} />
      {answerable ? (
        <div className={styles.answers}>
          <PrimaryButton
            className={styles.accept}
            text={texts(underWay === 'accept' ? 'Ring_Accepting' : 'Ring_Accept')}
            disabled={underWay !== undefined}
            data-answers
            onClick={() => place.accept(key)}
          />
          <PrimaryButton
            className={styles.reject}
            text={texts(underWay === 'reject' ? 'Ring_Rejecting' : 'Ring_Reject')}
            disabled={underWay !== undefined}
            data-answers
            onClick={() => place.reject(key)}
          />
          {folds && (
            <IconButton
              className={styles.gear}
              title={texts('Ring_Details')}
              ariaLabel={`${texts('Ring_Details')}: ${callerName(call, texts)}`}
              aria-expanded={open}
              data-testid="ring-details"
              onRenderIcon={() => <ChevronIcon />}
              onClick={() => setOpen(!open)}
            />
          )}
        </div>
      ) : (
        <p className={`${styles.line} ${styles.subtle}`}>{texts('Ring_AnswerElsewhere')}</p>
      )}
      {answerable && waits && (
        <p className={styles.line} role="status">
          {texts('Ring_AnswerWaits')}
        </p>
      )}
      {/* Folded it stays what it is: a half-written search is there again when it opens. */}
      <div hidden={folds && !open}>
        <Region name="customer" place={place} texts={texts}>
          <CallerFacts call={call} texts={texts} />
          {answerable && <CustomerTools call={call} place={place} texts={texts} />}
        </Region>
      </div>
    </div>
  );
};
