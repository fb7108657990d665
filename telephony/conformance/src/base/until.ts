import { setTimeout as sleep } from 'node:timers/promises';
import { Failed } from './verdicts';
import { timings } from './timings';

/**
 * Waits until `look` finds something. @param what is waited for, as the end of "Waited 5 s for …"; a function where the words are those of the end
 * @throws Failed when it does not come in time
 */
export async function until<T>(
  what: string | (() => string),
  look: () => T | undefined | false,
  withinMs: number,
): Promise<T> {
  const endsAtMs = performance.now() + withinMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > endsAtMs)
      throw new Failed(`Waited ${withinMs / 1000} s for ${typeof what === 'string' ? what : what()}.`);
    await sleep(timings.lookEveryMs);
  }
}
