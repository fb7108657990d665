import { setTimeout as sleep } from 'node:timers/promises';

/** What a try comes to when somebody else has changed the row since it was read. */
export const overtaken = Symbol('overtaken');

/** More than ever meet at one row; in each round one of them gets its change stored. */
const mostTries = 12;

const tooMany = (): Error => new Error('The row is changed by too many at once.');

export interface Tries {
  readonly most?: number;
  /** What is thrown when the last try was overtaken as well. */
  readonly tooMany?: () => Error;
}

/**
 * The one loop of all that is changed by compare-and-set: a try reads, decides and writes on condition that the row is
 * as it was read. One that was overtaken is made again, on what the other has made of the row.
 */
export async function untilStored<T>(
  attempt: (number: number) => Promise<T | typeof overtaken>,
  tries: Tries = {},
): Promise<T> {
  const most = tries.most ?? mostTries;
  for (let number = 1; number <= most; number += 1) {
    const result = await attempt(number);
    if (result !== overtaken) return result;
    // Those who met here must not meet again at once.
    await sleep(Math.random() * 10 * number);
  }
  throw (tries.tooMany ?? tooMany)();
}
