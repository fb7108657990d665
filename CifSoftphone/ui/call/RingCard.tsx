import * as React from 'react';
import { sendsOn } from '../../../protocol/callCommand';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { callTitle } from '../../words/callTitle';
import { secondsUntil } from '../../words/duration';
import { fill } from '../../words/texts';
import { CallerFacts } from '../customer/CallerFacts';
import { CallerHead } from '../customer/CallerHead';
import { CustomerTools } from '../customer/CustomerTools';
import { SmallIconButton } from '../parts/buttons';
import { Region } from '../parts/Region';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { useWaits } from '../parts/useWaits';
import { common, striped } from '../theme/common';
import { ChevronIcon, SendOnIcon } from '../theme/icons';
import { lazyClasses } from '../theme/lazyClasses';
import { answerGreen } from '../theme/tokens';
import { callStyles } from './callStyles';
import { CardHead } from './CardHead';
import { RecordingWords } from './RecordingWords';
import { RingAnswers } from './RingAnswers';
import { RingDeflection } from './RingDeflection';

export interface RingCardProps {
  readonly call: CallView;
  /** The ring's buttons are in this place. */
  readonly answerable: boolean;
  /** One of several: what the agent does not need in order to answer waits behind a button. */
  readonly folds: boolean;
}

const styles = lazyClasses({ ringing: { ...striped(answerGreen[0]), padding: '8px 12px' } });

/**
 * A call that rings. Name and buttons come first and take the same room whether it rings alone or with others: what
 * an agent is about to press does not move when a name, a remark or a second ring comes.
 */
export const RingCard: React.FC<RingCardProps> = ({ call, answerable, folds }) => {
  const { place, texts } = useSoftphone();
  const nowMs = useNow();
  const [open, setOpen] = React.useState(false);
  const [sends, setSends] = React.useState(false);
  const sendable = call.offers.some(sendsOn);
  const card = React.useRef<HTMLDivElement>(null);
  const { key, ringEndsAtMs } = call;
  const waits = useWaits(call.underWay ?? call.commands[0]);
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
      <CardHead words={texts('Ring_Incoming')}>
        {ringEndsAtMs !== undefined && (
          <span className={callStyles.push}>
            <bdi data-testid="ring-countdown">
              {fill(texts('Ring_SecondsLeft'), { seconds: String(secondsUntil(ringEndsAtMs, nowMs)) })}
            </bdi>
          </span>
        )}
      </CardHead>
      <CallerHead call={call} />
      {answerable ? (
        <RingAnswers call={call}>
          {sendable && (
            <SmallIconButton
              title={texts('Command_deflect')}
              ariaLabel={`${texts('Command_deflect')}: ${callerName(call, texts)}`}
              aria-expanded={sends}
              data-testid="ring-deflect"
              onClick={() => setSends(!sends)}
            >
              <SendOnIcon />
            </SmallIconButton>
          )}
          {folds && (
            <SmallIconButton
              title={texts('Ring_Details')}
              ariaLabel={`${texts('Ring_Details')}: ${callerName(call, texts)}`}
              aria-expanded={open}
              data-testid="ring-details"
              onClick={() => setOpen(!open)}
            >
              <ChevronIcon />
            </SmallIconButton>
          )}
        </RingAnswers>
      ) : (
        <p className={common.fact}>{texts('Ring_AnswerElsewhere')}</p>
      )}
      {answerable && waits && (
        <p className={common.line} role="status">
          {texts('Ring_AnswerWaits')}
        </p>
      )}
      {answerable && sendable && sends && <RingDeflection call={call} />}
      {/* Folded it stays what it is: a half-written search is there again when it opens. */}
      <div hidden={folds && !open}>
        <Region name="customer">
          <RecordingWords call={call} />
          <CallerFacts call={call} />
          {answerable && <CustomerTools call={call} />}
        </Region>
      </div>
    </div>
  );
};
