import type { Told } from './told';

/** What the adaptor does instead of answering as it should. */
export type Disturbance =
  /** Nothing is done, and it says so. */
  | { readonly how: 'status'; readonly status: number; readonly code: string; readonly retryAfterS?: number }
  /** It is done, and the connection breaks before the answer. */
  | { readonly how: 'lost-answer' }
  /** Nothing is done and nothing is said. */
  | { readonly how: 'unanswered' }
  /** It is done, after a while. */
  | { readonly how: 'slow'; readonly delayMs: number };

interface Planned {
  readonly fits: (told: Told) => boolean;
  readonly what: Disturbance;
  left: number;
}

/** What is to go wrong with the next requests. */
export class Disturbances {
  #planned: Planned[] = [];

  /** @param times how often; then everything is as usual again */
  plan(fits: (told: Told) => boolean, times: number, what: Disturbance): void {
    this.#planned.push({ fits, what, left: times });
  }

  /** What goes wrong with this request, which then has gone wrong. */
  of(told: Told): Disturbance | undefined {
    const found = this.#planned.find(({ fits, left }) => left > 0 && fits(told));
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.what;
  }
}
