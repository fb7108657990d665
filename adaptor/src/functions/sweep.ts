import { app } from '@azure/functions';
import type { Adaptor } from '../app/adaptor';
import { errorFacts } from '../base/log';
import { sweepSchedule } from '../base/timings';

/** Timer trigger: deadlines and webhook retries, from rows in storage. */
export function registerSweep({ log, sweep }: Adaptor): void {
  app.timer('sweep', {
    schedule: sweepSchedule,
    handler: async () => {
      try {
        await sweep();
      } catch (error) {
        log.warn('sweep-failed', errorFacts(error));
      }
    },
  });
}
