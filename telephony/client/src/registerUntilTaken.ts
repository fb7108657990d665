import { setTimeout as sleep } from 'node:timers/promises';
import type { RegisteredSystem, SystemRegistration } from '../../../protocol/messages/system';
import type { TelephonyClient } from './telephonyClient';
import { AdaptorRefused, NoAnswer, SignInRefused } from './telephonyError';
import { timings } from './timings';

export interface RegisterOptions {
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** Told of each try that failed and will be made again. */
  readonly onFailure?: (error: unknown) => void;
}

/** What is said is wrong, or somebody else's to say: the same again would be refused again. */
const finalStatuses = [400, 404, 409, 413];

const isWorthAnother = (error: unknown): boolean =>
  error instanceof AdaptorRefused
    ? !finalStatuses.includes(error.status)
    : error instanceof NoAnswer || error instanceof SignInRefused;

/**
 * Registers a system at its start, although the adaptor may be away just then: again until it is taken.
 * @throws AdaptorRefused where only another registration would help; the signal's reason when that ends it
 */
export async function registerUntilTaken(
  client: Pick<TelephonyClient, 'register'>,
  system: SystemRegistration,
  { signal, onFailure }: RegisterOptions = {},
): Promise<RegisteredSystem> {
  const options = signal === undefined ? {} : { signal };
  for (;;) {
    try {
      return await client.register(system, options);
    } catch (error) {
      signal?.throwIfAborted();
      if (!isWorthAnother(error)) throw error;
      onFailure?.(error);
      await sleep(timings.registerAgainMs, undefined, options);
    }
  }
}
