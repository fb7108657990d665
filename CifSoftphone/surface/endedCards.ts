import type { LineView } from '../core/line/lineView';
import type { EndReason } from '../../protocol/callState';
import type { Ground } from './ground';
import { endedCardMs } from './placeTimings';

/** The agent knows of these: the others (missed, failed, taken elsewhere) stay until the agent has dismissed them. */
const endedByAgent: readonly (EndReason | undefined)[] = ['normal', 'rejected', 'transferred'];

/** What an agent dialled and gave up; that the other side refused is news. */
const dialEndedByAgent: readonly (EndReason | undefined)[] = ['normal', 'cancelled', 'transferred'];

/** Clears the cards of calls that the agent ended, a little later; only one place of the browser clears them. */
export function createEndedCards({ browser, ringsAreHere, sendOnce }: Ground) {
  const timers = new Map<string, () => void>();
  return {
    follow: ({ calls }: LineView): void => {
      const done = calls.filter(
        ({ state, reason, direction, draft }) =>
          ringsAreHere() &&
          state === 'disconnected' &&
          // What the agent has to finish stays until the agent has.
          draft === undefined &&
          (direction === 'outbound' ? dialEndedByAgent : endedByAgent).includes(reason),
      );
      timers.forEach((cancel, key) => {
        if (done.some((call) => call.key === key)) return;
        cancel();
        timers.delete(key);
      });
      for (const { key } of done) {
        if (!timers.has(key))
          timers.set(
            key,
            browser.after(endedCardMs, () => sendOnce('dismiss', key)),
          );
      }
    },
    stop: (): void => {
      timers.forEach((cancel) => cancel());
      timers.clear();
    },
  };
}
