import { browserTimings } from './browserTimings';

/**
 * How long to wait before the next try; never gives up.
 *
 * @param tries how many tries failed in a row (1 after the first failure)
 * @param elapsedMs since the first of them
 * @param random 0 inclusive to 1 exclusive; spreads the agents of one office over the delay
 */
export function retryDelayMs(tries: number, elapsedMs: number, random: number): number {
  const quick = elapsedMs < browserTimings.retryQuickForMs;
  const doublings = Math.min(Math.max(tries - 1, 0), 16);
  if (quick)
    return spread(Math.min(browserTimings.retryFirstMs * 2 ** doublings, browserTimings.retryQuickMaxMs), random);
  // Doubles with the length of the outage itself, so that it does not matter how long each try took.
  const periods = Math.floor(Math.log2(elapsedMs / browserTimings.retryQuickForMs)) + 1;
  return spread(Math.min(browserTimings.retryQuickMaxMs * 2 ** periods, browserTimings.retrySlowMaxMs), random);
}

/** Half fixed, half random: never longer than `delayMs`. */
const spread = (delayMs: number, random: number): number => Math.round(delayMs * (0.5 + random / 2));
