import * as React from 'react';
import { sendsOn } from '../../../protocol/callCommand';
import type { CallView } from '../../core/calls/callView';
import { callerName } from '../../words/callerName';
import { callTitle } from '../../words/callTitle';
import { formatDuration, secondsUntil } from '../../words/duration';
import { fill } from '../../words/texts';
import { CallerFacts } from '../customer/CallerFacts';
import { CallerHead } from '../customer/CallerHead';
import { SmallIconButton } from '../parts/buttons';
import { Later } from '../parts/Later';
import { Region } from '../parts/Region';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { useWaits } from '../parts/useWaits';
import { column, common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { ChevronIcon, SendOnIcon, TextIcon } from '../theme/icons';
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
}

const styles = lazyClasses({
  who: {
    selectors: {
      '[data-more] &': { paddingInlineEnd: 40 },
      '[data-more="3"] &': { paddingInlineEnd: 72 },
      '[data-dense] [data-more="2"] &': { paddingInlineEnd: 72 },
      '[data-dense] [data-more="3"] &': { paddingInlineEnd: 104 },
      '[data-layout=compact] [data-more] &': { padding: 0 },
    },
  },
  more: {
    ...column(0),
    position: 'absolute',
    insetInlineEnd: 8,
    top: 36,
    height: 80,
    // Of three the third stands beside the others: the answers below keep their place.
    flexWrap: 'wrap',
    justifyContent: 'center',
    selectors: {
      '[data-dense] &': { top: 24, height: 48, flexFlow: 'row nowrap', alignItems: 'center' },
      '[data-layout=compact] [data-call-key] &': {
        top: 0,
        insetInlineEnd: 4,
        height: 28,
        flexFlow: 'row nowrap',
        alignItems: 'center',
        selectors: { '> button': { minHeight: 24, height: 24 } },
      },
    },
  },
});

/** What does not stand on a ring by itself, and opens: its words, and its drawing. */
const openers = {
  deflect: ['Command_deflect', SendOnIcon],
  reply: ['Command_reply-text', TextIcon],
  details: ['Ring_Details', ChevronIcon],
} as const;
type Opened = keyof typeof openers;

/**
 * A call that rings. Name and buttons come first and take the same room whether it rings alone or with others: what
 * an agent is about to press does not move when a name, a remark or a second ring comes.
 */
export const RingCard: React.FC<RingCardProps> = ({ call, answerable, folds }) => {
  const { texts } = useSoftphone();
  const nowMs = useNow();
  const [open, setOpen] = React.useState(false);
  const [asked, setAsked] = React.useState<Opened>();
  const typed = React.useRef('');
  const { offers } = call;
  const there = { deflect: offers.some(sendsOn), reply: offers.includes('reply-text'), details: folds };
  const more = (Object.keys(openers) as Opened[]).filter((name) => answerable && there[name]);
  const isOpen = (name: Opened): boolean => more.includes(name) && (name === 'details' ? open : asked === name);
  const card = useReportedCard(call.key, answerable);
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
      data-more={more.length || undefined}
    >
      <CardHead
        words={texts('Ring_Incoming')}
        rings={ringEndsAtMs === undefined ? 1 : Math.max(0, Math.min(1, (ringEndsAtMs - nowMs) / wholeMs))}
      >
        {ringEndsAtMs !== undefined && <SecondsLeft seconds={secondsUntil(ringEndsAtMs, nowMs)} />}
      </CardHead>
      <div className={callStyles.ringBody}>
        <div data-who="" className={styles.who}>
          <CallerHead call={call}>{folds && <RingRecording call={call} />}</CallerHead>
        </div>
        {answerable ? <RingAnswers call={call} /> : <p className={common.fact}>{texts('Ring_AnswerElsewhere')}</p>}
        {/* In the corner beside the name, and after the answers for the keyboard. */}
        <div className={styles.more}>
          {more.map((name) => {
            const [words, Icon] = openers[name];
            return (
              <SmallIconButton
                key={name}
                title={texts(words)}
                // To a screen reader it says of which ring.
                aria-label={`${texts(words)}: ${callerName(call, texts)}`}
                aria-expanded={isOpen(name)}
                data-testid={`ring-${name}`}
                onClick={() => (name === 'details' ? setOpen(!open) : setAsked(isOpen(name) ? undefined : name))}
              >
                <Icon />
              </SmallIconButton>
            );
          })}
        </div>
        {answerable && waits && (
          <p className={common.line} role="status">
            {texts('Ring_AnswerWaits')}
          </p>
        )}
        {isOpen('deflect') && <Later draw={({ RingDeflection }) => <RingDeflection call={call} />} />}
        {isOpen('reply') && <Later draw={({ ReplyText }) => <ReplyText call={call} typed={typed} />} />}
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

/** How long it still rings; a compact field has no room for words. */
const SecondsLeft: React.FC<{ readonly seconds: number }> = ({ seconds }) => {
  const { texts, compact } = useSoftphone();
  return (
    <span className={callStyles.push}>
      <bdi data-testid="ring-countdown">
        {compact ? formatDuration(seconds * 1000) : fill(texts('Ring_SecondsLeft'), { seconds: String(seconds) })}
      </bdi>
    </span>
  );
};

/** The card says what of it has to be seen until the ring counts as shown. */
function useReportedCard(key: string, answerable: boolean): React.RefObject<HTMLDivElement> {
  const { ringCardIn } = useSoftphone().place;
  const card = React.useRef<HTMLDivElement>(null);
  React.useLayoutEffect(() => {
    const parts = card.current?.querySelectorAll('[data-caller-name],[data-answers]');
    return answerable && parts !== undefined ? ringCardIn(key, [...parts]) : undefined;
  }, [answerable, key, ringCardIn]);
  return card;
}
