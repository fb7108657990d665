import * as React from 'react';
import { dayOf, type Day } from '../../core/calls/dayOf';
import { formatDuration } from '../../words/duration';
import type { StringKey } from '../../words/stringKeys';
import { SmallButton } from '../parts/buttons';
import type { HomeProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { HomeRow } from './HomeRow';
import { homeStyles as styles } from './homeStyles';
import { useMidnight } from './useMidnight';

/** As many of the last calls as one looks at; the history has the others. */
const lastOnes = 3;

/** Between calls: what the day was made of, what waits, whom the agent talked with last. Read while it is on the screen. */
export const Home: React.FC<HomeProps> = ({ onAll }) => {
  const { place, view, texts } = useSoftphone();
  const actions = place.recent;
  React.useEffect(() => actions?.watch(), [actions]);
  const { recent, settings } = view;
  const midnightMs = useMidnight();
  // A day of very many calls does not fit into one question.
  const isCut = recent?.hasMore === true && (recent.calls[recent.calls.length - 1]?.startedAtMs ?? 0) >= midnightMs;
  const isReady = recent?.state === 'ready';
  React.useEffect(() => {
    if (isCut && isReady) void actions?.more();
  }, [actions, isCut, isReady]);
  if (actions === undefined || recent === undefined) return null;
  const { calls, state } = recent;
  const isKnown = calls.length > 0 || isReady;
  // What is wanted of some queues' calls only cannot be told: the rows do not name their queue.
  const wantsAll = settings.dispositionRequired === true && settings.dispositions.length > 0;
  const day = dayOf(calls, midnightMs, wantsAll);
  return (
    <div className={styles.home} data-testid="home" data-state={state}>
      {state === 'failed' && (
        <div className={styles.failed} role="status">
          <span className={common.subtle}>{texts('Home_Failed')}</span>
          <SmallButton text={texts('History_Again')} onClick={() => actions.again()} />
        </div>
      )}
      {(isKnown || state === 'loading') && <Figures day={isKnown ? day : undefined} />}
      {isKnown && (
        <section className={styles.card} aria-label={texts('Home_Next')}>
          <h2 className={styles.title}>{texts('Home_Next')}</h2>
          {day.waiting.length === 0 && <p className={styles.nothing}>{texts('Home_Nothing')}</p>}
          <ul className={styles.rows}>
            {day.waiting.map(({ call, why }) => (
              <HomeRow
                key={call.id}
                call={call}
                lead={why}
                facts={[texts(why === 'missed' ? 'Home_MissedCall' : 'Home_NoDisposition')]}
                opens={why === 'no-disposition'}
              />
            ))}
          </ul>
        </section>
      )}
      {onAll && calls.length > 0 && (
        <section className={styles.card} aria-label={texts('Home_Last')}>
          <div className={styles.head}>
            <h2 className={styles.title}>{texts('Home_Last')}</h2>
            <SmallButton text={texts('Home_All')} className={styles.all} data-testid="all-calls" onClick={onAll} />
          </div>
          <ul className={styles.rows}>
            {calls.slice(0, lastOnes).map((call) => (
              <HomeRow
                key={call.id}
                call={call}
                lead="face"
                facts={[
                  texts(call.direction === 'outbound' ? 'History_Outbound' : 'History_Inbound'),
                  ...(call.outcome === 'answered' ? [] : [texts(`History_${call.outcome}`)]),
                  ...(call.durationMs === undefined ? [] : [formatDuration(call.durationMs)]),
                  ...settings.dispositions.flatMap(({ value, label }) => (value === call.disposition ? [label] : [])),
                ]}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

/** Their places are there before they are known. */
const Figures: React.FC<{ readonly day: Day | undefined }> = ({ day }) => {
  const { texts } = useSoftphone();
  const figures: readonly (readonly [words: StringKey, figure: string | undefined])[] = [
    ['Home_Talks', day && String(day.talks)],
    ['Home_TalkTime', day && formatDuration(day.talkMs)],
    ['Home_Average', day && (day.talks === 0 ? undefined : formatDuration(day.talkMs / day.talks))],
    ['Home_Missed', day && String(day.missed)],
  ];
  return (
    <section className={styles.card} aria-label={texts('Home_Today')} aria-busy={day === undefined || undefined}>
      <h2 className={styles.title}>{texts('Home_Today')}</h2>
      <dl className={styles.figures}>
        {figures.map(([words, figure = '–']) => (
          <div key={words} className={styles.figure} data-figure={words}>
            <dt className={common.subtle}>{texts(words)}</dt>
            <dd className={styles.value}>{figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
