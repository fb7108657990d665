/** When what failed is tried again. */
export interface RetryTimes {
  readonly nowMs: () => number;
  /** By how many tries failed and since when: how long until the next. */
  readonly retryDelayMs: (tries: number, elapsedMs: number) => number;
}

/** How often and since when registering has failed: the longer, the rarer it is tried. */
export class FailedTries {
  private count = 0;
  private sinceMs = 0;

  constructor(private readonly times: RetryTimes) {}

  over(): void {
    this.count = 0;
  }

  /** Counts one more; how long until the next. */
  nextDelayMs(): number {
    const nowMs = this.times.nowMs();
    if (this.count === 0) this.sinceMs = nowMs;
    this.count += 1;
    return this.times.retryDelayMs(this.count, nowMs - this.sinceMs);
  }
}
