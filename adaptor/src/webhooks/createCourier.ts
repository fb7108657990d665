import { timings } from '../base/timings';
import { withTimeout } from '../base/withTimeout';
import type { WebhookSender } from './createWebhookSender';

/** Sends webhooks, so many at once and none for ever: what a receiver keeps waiting is its own webhooks, nothing else. */
export interface Courier {
  /** As the sender; also false when there was no place in time or no answer: the entry's next attempt is stored. */
  readonly send: WebhookSender;
  /** True when one more would be sent at once: the sweep takes no more than this from storage. */
  hasRoom(): boolean;
}

/**
 * From one instance: a receiver that answers in 100 ms gets 640 webhooks a second; one that hangs keeps so many sockets,
 * and no more.
 */
const atOnce = 64;

/** The sender ends by its own time-out. A fault in it must not keep a place for ever. */
const longestMs = timings.webhookTimeoutMs + timings.webhookSpareMs;

/**
 * An attempt waits and takes less than the first delay between two attempts (`webhookRetryDelaysMs`): nobody tries the
 * same webhook meanwhile.
 */
export function createCourier(sender: WebhookSender): Courier {
  let running = 0;
  const waiting = new Set<() => void>();

  /** @returns false when no place became free in time */
  const place = (): Promise<boolean> => {
    if (running < atOnce) {
      running += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const enter = (): void => {
        clearTimeout(late);
        waiting.delete(enter);
        resolve(true);
      };
      const late = setTimeout(() => {
        waiting.delete(enter);
        resolve(false);
      }, timings.webhookQueueMs);
      waiting.add(enter);
    });
  };

  /** The next one has the place at once, so that nobody comes in between. */
  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    send: async (entry, subject) => {
      if (!(await place())) return false;
      try {
        return await withTimeout(
          longestMs,
          () => sender(entry, subject),
          () => false,
        );
      } finally {
        leave();
      }
    },
    hasRoom: () => running < atOnce,
  };
}
