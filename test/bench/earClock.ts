import { setTimeout as sleep } from 'node:timers/promises';
import type { Telephone } from '../interop/harness/telephone';
import { loudness } from '../interop/harness/tones';

const samplesPerMs = 8;
/** One packet of sound. */
const windowMs = 20;
/** Of a tone that is there; one that is not has a hundredth of it. */
const loud = 500;

/**
 * When a telephone heard what it has in its recording. Its file is written in lumps, so the time of the first sample is
 * the earliest that any lump allows: no sample can be in the file before it was heard.
 */
export class EarClock {
  #beganMs = Number.POSITIVE_INFINITY;

  constructor(private readonly telephone: Telephone) {}

  /** Looks for so long at how the file grows. */
  async listen(forMs: number): Promise<void> {
    for (const endMs = nowMs() + forMs; nowMs() < endMs; await sleep(2)) {
      const heardMs = this.telephone.heard().length / samplesPerMs;
      this.#beganMs = Math.min(this.#beganMs, nowMs() - heardMs);
    }
  }

  /** The end of the last packet with this tone, in epoch milliseconds. */
  lastHeardMs(hertz: number): number {
    const heard = this.telephone.heard();
    const size = windowMs * samplesPerMs;
    for (let to = heard.length - (heard.length % size); to >= size; to -= size)
      if (loudness(heard.slice(to - size, to), hertz) > loud) return this.#beganMs + to / samplesPerMs;
    return Number.NaN;
  }
}

/** Of the same clock as a page's `performance.timeOrigin + performance.now()`. */
const nowMs = (): number => performance.timeOrigin + performance.now();
