import { SetupFailure } from '../engine/failure';
import type { Clock } from '../engine/ports';
import type { Dataverse } from './dataverse';

const pollMs = 10_000;
const longestMs = 60 * 60_000;
const completed = 3;
const succeeded = 30;

/** Waits for work of Dynamics that goes on after its answer. @param what such as `import` */
export async function untilEnded(dataverse: Dataverse, clock: Clock, operation: string, what: string): Promise<void> {
  const until = clock.now() + longestMs;
  for (;;) {
    const { statecode, statuscode, friendlymessage, message } = await dataverse.importState(operation);
    if (statecode === completed && statuscode === succeeded) return;
    if (statecode === completed) {
      throw new SetupFailure({
        happened: `The ${what} of the solution failed.`,
        means: (friendlymessage || message || 'Dynamics did not say why.').slice(0, 500),
        todo: 'Power Apps → Solutions → History shows the failing component. Mend it and run the command again.',
      });
    }
    if (clock.now() > until) {
      throw new SetupFailure({
        happened: `The ${what} of the solution has not ended after an hour.`,
        means: 'It hangs, or waits behind other work of the organisation.',
        todo: 'Look at Power Apps → Solutions → History; run the command again when it has ended.',
      });
    }
    await clock.wait(pollMs);
  }
}
