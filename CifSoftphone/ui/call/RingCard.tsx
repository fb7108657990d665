import * as React from 'react';
import { sendsOn } from '../../../protocol/callCommand';
import type { CallView } from '../../core/calls/callView';
import { callTitle } from '../../words/callTitle';
import { formatDuration, secondsUntil } from '../../words/duration';
import { fill } from '../../words/texts';
import { CallerFacts } from '../customer/CallerFacts';
import { Caller, CallerHead } from '../customer/CallerHead';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { useWaits } from '../parts/useWaits';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { callStyles } from './callStyles';
import { CardHead } from './CardHead';
import { RecordingWords, RingRecording } from './RecordingWords';
import { RingAnswers } from './RingAnswers';

export interface RingCardProps {
  readonly call: CallView;
  /** The ring's buttons are in this place. */
  readonly answerable: boolean;
  /** One of several: what the agent does not need in order to answer waits behind a button. */
  readonly folds: boolean;
  /** Beside a call, or one of three: it is low, and who calls stands in its strip. */
  readonly dense: boolean;
}

const corner = { position: 'absolute', top: 0, insetInlineEnd: 4, display: 'flex', alignItems: 'center' } as const;
const low = { ...corner, margin: 0, minHeight: 0, gap: 0, height: 28 };
const styles = lazyClasses({
  corner: {
    ...corner,
    height: 36,
    selectors: { '[data-dense] &': { height: 40 }, '[data-layout=compact] [data-call-key] &': low },
  },
  // Its room from the start: what stands in it comes later.
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 8,
    marginTop: 8,
    minHeight: 32,
    selectors: { '[data-dense] &': { ...low, height: 40 }, '[data-layout=compact] [data-call-key] &': low },
  },
  // Under who calls, that stands in the strip.
  recorded: { paddingBottom: 4 },
});

/**
 * A call that rings. Name and buttons come first and take the same room whether it rings alone or with others: what
 * an agent is about to press does not move when a name, a remark or a second ring comes.
 */
export const RingCard: React.FC<RingCardProps> = ({ call, answerable, folds, dense }) => {
  const { texts, compact = false, later } = useSoftphone();
  const { RingMore } = later.there?.() ?? {};
  const nowMs = useNow();
  const [open, setOpen] = React.useState(false);
  const { offers } = call;
  const others = answerable ? Number(offers.some(sendsOn)) + Number(offers.includes('reply-text')) : 0;
  const details = answerable && folds;
  const inStrip = dense && !compact;
  const more = others > 0 ? styles.row : styles.corner;
  const card = useReportedCard(call.key, answerable, inStrip);
  const { key, ringEndsAtMs } = call;
  // Of so long a ring as it was when it came.
  const wholeMs = React.useRef(Math.max(1, (ringEndsAtMs ?? 0) - nowMs)).current;
  const waits = useWaits(call.underWay ?? call.commands[0]);
  return (
    <div
      ref={card}
      className={callStyles.card}
      role="group"
      aria-label={callTitle(call, texts)}
      data-testid="ring-card"
      data-call-key={key}
      style={{ '--more': (dense || compact ? others : 0) + Number(details) } as React.CSSProperties}
    >
      <CardHead
        words={inStrip ? <Caller call={call} /> : texts('Ring_Incoming')}
        rings={ringEndsAtMs === undefined ? 1 : Math.max(0, Math.min(1, (ringEndsAtMs - nowMs) / wholeMs))}
      >
        {ringEndsAtMs !== undefined && (
          <SecondsLeft seconds={secondsUntil(ringEndsAtMs, nowMs)} short={inStrip || compact} />
        )}
      </CardHead>
      <div className={callStyles.ringBody}>
        {inStrip ? (
          <div className={styles.recorded}>
            <RingRecording call={call} />
          </div>
        ) : (
          <div data-who="">
            <CallerHead call={call}>{folds && <RingRecording call={call} />}</CallerHead>
          </div>
        )}
        {answerable ? <RingAnswers call={call} /> : <p className={common.fact}>{texts('Ring_AnswerElsewhere')}</p>}
        {/* After the answers for the keyboard, wherever it stands. */}
        {(details || others > 0) &&
          (RingMore ? (
            <RingMore className={more} call={call} folds={folds} open={open} onOpen={setOpen} />
          ) : (
            <div className={more} />
          ))}
        {answerable && waits && (
          <p className={common.line} role="status">
            {texts('Ring_AnswerWaits')}
          </p>
        )}
        {/* Folded it stays what it is: a half-written search is there again when it opens. */}
        <div hidden={folds && !open}>
          <Region name="customer">
            {!folds && !inStrip && <RecordingWords call={call} />}
            <CallerFacts call={call} />
            {answerable && <Later quiet draw={({ CustomerTools }) => <CustomerTools call={call} />} />}
          </Region>
        </div>
      </div>
    </div>
  );
};

/** How long it still rings; a strip that says who calls has no room for words. */
const SecondsLeft: React.FC<{ readonly seconds: number; readonly short: boolean }> = ({ seconds, short }) => {
  const { texts } = useSoftphone();
  return (
    <span className={callStyles.push}>
      <bdi data-testid="ring-countdown">
        {short ? formatDuration(seconds * 1000) : fill(texts('Ring_SecondsLeft'), { seconds: String(seconds) })}
      </bdi>
    </span>
  );
};

/**
 * The card says what of it has to be seen until the ring counts as shown.
 * @param inStrip where the name is
 */
function useReportedCard(key: string, answerable: boolean, inStrip: boolean): React.RefObject<HTMLDivElement> {
  const { ringCardIn } = useSoftphone().place;
  const card = React.useRef<HTMLDivElement>(null);
  React.useLayoutEffect(() => {
    const parts = card.current?.querySelectorAll('[data-caller-name],[data-answers]');
    return answerable && parts !== undefined ? ringCardIn(key, [...parts]) : undefined;
  }, [answerable, key, ringCardIn, inStrip]);
  return card;
}
