import * as React from 'react';
import { readToldQueues, type AgentQueue } from '../../../protocol/messages/agentQueues';
import { formatDuration } from '../../words/duration';
import { fill } from '../../words/texts';
import { writtenMinutes } from '../../words/writtenMinutes';
import { factWords } from '../../words/factWords';
import { useNow } from '../parts/useNow';
import { useSoftphone } from '../parts/useSoftphone';
import { common, list } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';
import { homeStyles } from './homeStyles';

const styles = lazyClasses({
  list,
  queue: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 12px', padding: '6px 0' },
  name: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
  figures: { fontVariantNumeric: 'tabular-nums' },
});

/** Telephony systems tell a change at once, and the same again each minute: who is silent longer may know no more. */
const staleMs = 150_000;

/** How the agent's queues stand, where telephony systems tell them, in the order in which they do. */
export const Queues: React.FC = () => {
  const { view, texts } = useSoftphone();
  const nowMs = useNow();
  const told = (view.queues ?? []).flatMap(({ toldAtMs, ...raw }) => {
    const read = readToldQueues({ ...raw, forMs: 0 });
    return read === undefined || read.queues.length === 0 ? [] : [{ ...read, toldAtMs }];
  });
  if (told.length === 0) return null;
  return (
    <section className={homeStyles.card} aria-label={texts('Queues_Title')} data-testid="queues">
      <h2 className={homeStyles.title}>{texts('Queues_Title')}</h2>
      {told.map(({ source, toldAtMs, queues }) => (
        <React.Fragment key={source}>
          <ul className={styles.list}>
            {queues.map((queue, at) => (
              // Two may have the same name.
              <li key={at} className={styles.queue} data-testid="queue">
                {/* A name of the other direction stands where the others do. */}
                <span className={styles.name}>
                  <bdi>{queue.name}</bdi>
                </span>
                <QueueFigures queue={queue} agedMs={nowMs - toldAtMs} />
              </li>
            ))}
          </ul>
          {nowMs - toldAtMs > staleMs && (
            <p className={common.fact} data-testid="queues-stale">
              {fill(texts('Queues_Stale'), { time: writtenMinutes(Math.floor((nowMs - toldAtMs) / 60_000)) })}
            </p>
          )}
        </React.Fragment>
      ))}
    </section>
  );
};

const QueueFigures: React.FC<{ readonly queue: AgentQueue; readonly agedMs: number }> = ({ queue, agedMs }) => {
  const { texts } = useSoftphone();
  const { waiting, longestWaitMs, available } = queue;
  // Who waits goes on waiting; what is old is not counted on.
  const waitedMs = (longestWaitMs ?? 0) + (agedMs > staleMs ? 0 : agedMs);
  const words = [
    waiting !== undefined && waiting > 0 && longestWaitMs !== undefined
      ? fill(texts('Queues_Longest'), { time: formatDuration(waitedMs) })
      : undefined,
    waiting === undefined
      ? undefined
      : waiting === 0
        ? texts('Queues_NobodyWaits')
        : fill(texts('Queues_Waiting'), { count: String(waiting) }),
    available === undefined ? undefined : fill(texts('Queues_Available'), { count: String(available) }),
  ].filter((one) => one !== undefined);
  return (
    <span className={`${common.subtle} ${styles.figures}`}>
      <bdi>{factWords(words)}</bdi>
    </span>
  );
};
