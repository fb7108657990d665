import * as React from 'react';
import { sendsOn } from '../../../protocol/callCommand';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { callTitle } from '../../words/callTitle';
import { secondsUntil } from '../../words/duration';
import { fill } from '../../words/texts';
import { CallerFacts } from '../customer/CallerFacts';
import { CallerHead } from '../customer/CallerHead';
import { SmallIconButton } from '../parts/buttons';
import { Later } from '../parts/Later';
import type { CallPartProps } from '../parts/laterParts';
import { Region } from '../parts/Region';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { useWaits } from '../parts/useWaits';
import { column, common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { ChevronIcon, SendOnIcon } from '../theme/icons';
import { callStyles } from './callStyles';
import { CardHead } from './CardHead';
import { RecordingWords, RingRecording } from './RecordingWords';
import { RingAnswers } from './RingAnswers';
import { RingDeflection } from './RingDeflection';

export interface RingCardProps {
  readonly call: CallView;
  /** The ring's buttons are in this place. */
  readonly answerable: boolean;
  /** One of several: what the agent does not need in order to answer waits behind a button. */
  readonly folds: boolean;
}

const styles = lazyClasses({
  withMore: {
    paddingInlineEnd: 40,
    selectors: {
      '[data-dense] [data-more="2"] &': { paddingInlineEnd: 72 },
      '[data-layout=compact] [data-more] &': { padding: 0 },
    },
  },
  more: {
    ...column(0),
    position: 'absolute',
    insetInlineEnd: 8,
    top: 36,
    minHeight: 80,
    justifyContent: 'center',
    selectors: {
      '[data-dense] &': { top: 24, minHeight: 48, flexDirection: 'row', alignItems: 'center' },
      '[data-layout=compact] [data-call-key] &': {
        top: 0,
        insetInlineEnd: 4,
        minHeight: 28,
        flexDirection: 'row',
        alignItems: 'center',
      },
    },
  },
});

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
  const hasMore = answerable && (sendable || folds);
  const card = React.useRef<HTMLDivElement>(null);
  const { key, ringEndsAtMs } = call;
  // Of so long a ring as it was when it came.
  const wholeMs = React.useRef(Math.max(1, (ringEndsAtMs ?? 0) - nowMs)).current;
  const waits = useWaits(call.underWay ?? call.commands[0]);
  const onIn = place.ringCardIn;
  React.useLayoutEffect(() => {
    const parts = card.current?.querySelectorAll('[data-caller-name],[data-answers]');
    return answerable && parts !== undefined ? onIn(key, [...parts]) : undefined;
  }, [answerable, key, onIn]);
  return (
    <div
      ref={card}
      className={callStyles.card}
      role="group"
      aria-label={callTitle(call, texts)}
      data-testid="ring-card"
      data-call-key={key}
      data-more={hasMore ? Number(sendable) + Number(folds) : undefined}
    >
      <CardHead
        words={texts('Ring_Incoming')}
        rings={ringEndsAtMs === undefined ? 1 : Math.max(0, Math.min(1, (ringEndsAtMs - nowMs) / wholeMs))}
      >
        {ringEndsAtMs !== undefined && (
          <span className={callStyles.push}>
            <bdi data-testid="ring-countdown">
              {fill(texts('Ring_SecondsLeft'), { seconds: String(secondsUntil(ringEndsAtMs, nowMs)) })}
            </bdi>
          </span>
        )}
      </CardHead>
      <div className={callStyles.ringBody}>
        <div data-who="" className={hasMore ? styles.withMore : undefined}>
          <CallerHead call={call}>{folds && <RingRecording call={call} />}</CallerHead>
        </div>
        {answerable ? <RingAnswers call={call} /> : <p className={common.fact}>{texts('Ring_AnswerElsewhere')}</p>}
        {/* In the corner beside the name, and after the answers for the keyboard. */}
        {hasMore && (
          <div className={styles.more}>
            {sendable && (
              <SmallIconButton
                title={texts('Command_deflect')}
                aria-label={`${texts('Command_deflect')}: ${callerName(call, texts)}`}
                aria-expanded={sends}
                data-testid="ring-deflect"
                onClick={() => setSends(!sends)}
              >
                <SendOnIcon />
              </SmallIconButton>
            )}
            {folds && <DetailsButton call={call} open={open} onToggle={() => setOpen(!open)} />}
          </div>
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
            {!folds && <RecordingWords call={call} />}
            <CallerFacts call={call} />
            {answerable && <Later quiet draw={({ CustomerTools }) => <CustomerTools call={call} />} />}
          </Region>
        </div>
      </div>
    </div>
  );
};

interface DetailsButtonProps extends CallPartProps {
  readonly open: boolean;
  readonly onToggle: () => void;
}

const DetailsButton: React.FC<DetailsButtonProps> = ({ call, open, onToggle }) => {
  const { texts } = useSoftphone();
  return (
    <SmallIconButton
      title={texts('Ring_Details')}
      aria-label={`${texts('Ring_Details')}: ${callerName(call, texts)}`}
      aria-expanded={open}
      data-testid="ring-details"
      onClick={onToggle}
    >
      <ChevronIcon />
    </SmallIconButton>
  );
};
