import type { Adaptor } from '../app/adaptor';
import { errorFacts } from '../base/log';

// Its own file: each function of the app has one, found by its name.

/** Timer trigger: deadlines and webhook retries, from rows in storage. Never rejects. */
export function sweepInTime({ log, sweep }: Adaptor): () => Promise<void> {
  return async () => {
    try {
      await sweep();
    } catch (error) {
      log.warn('sweep-failed', errorFacts(error));
    }
  };
}
