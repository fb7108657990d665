import { percentile } from '../percentile';

/** What one step of rings came to. Times are milliseconds from when the ring was due to be posted until it was received. */
export interface StepResult {
  readonly ratePerSecond: number;
  readonly seconds: number;
  readonly posted: number;
  /** The adaptor answered that it rings. */
  readonly accepted: number;
  /** The adaptor said no, or nothing: the telephony system knows. */
  readonly refused: number;
  /** Accepted and never received. */
  readonly lost: number;
  /** The same news delivered to the same connection more than once. */
  readonly doubled: number;
  /** Received by somebody else. */
  readonly wrong: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

interface Entry {
  readonly agent: number;
  readonly dueMs: number;
  accepted?: boolean;
  receivedMs?: number;
}

/** Notes every ring of a step, and who received it. */
export class RingLedger {
  readonly #rings = new Map<string, Entry>();
  readonly #news = new Set<string>();
  #doubled = 0;
  #wrong = 0;
  #open = 0;

  posted(callId: string, agent: number, dueMs: number): void {
    this.#rings.set(callId, { agent, dueMs });
    this.#open += 1;
  }

  answered(callId: string, accepted: boolean): void {
    const ring = this.#rings.get(callId);
    if (ring === undefined) return;
    ring.accepted = accepted;
    if (!accepted && ring.receivedMs === undefined) this.#open -= 1;
  }

  /** @param news what was told about the call, as its version; @returns true when the ring is new to its agent */
  received(callId: string, agent: number, news: string, nowMs: number): boolean {
    const ring = this.#rings.get(callId);
    if (ring === undefined) return false;
    if (ring.agent !== agent) {
      this.#wrong += 1;
      return false;
    }
    const key = `${callId} ${news}`;
    if (this.#news.has(key)) this.#doubled += 1;
    this.#news.add(key);
    if (ring.receivedMs !== undefined) return false;
    ring.receivedMs = nowMs;
    if (ring.accepted !== false) this.#open -= 1;
    return true;
  }

  /** Posted rings that are neither received nor refused. */
  open(): number {
    return this.#open;
  }

  result(ratePerSecond: number, seconds: number): StepResult {
    const timesMs = [...this.#rings.values()].flatMap(({ dueMs, receivedMs }) =>
      receivedMs === undefined ? [] : [receivedMs - dueMs],
    );
    return {
      ratePerSecond,
      seconds,
      posted: this.#rings.size,
      accepted: this.#count((one) => one.accepted === true),
      refused: this.#count((one) => one.accepted !== true),
      lost: this.#count((one) => one.accepted === true && one.receivedMs === undefined),
      doubled: this.#doubled,
      wrong: this.#wrong,
      p50Ms: percentile(timesMs, 0.5),
      p95Ms: percentile(timesMs, 0.95),
      p99Ms: percentile(timesMs, 0.99),
    };
  }

  #count(pick: (one: Entry) => boolean): number {
    let count = 0;
    for (const one of this.#rings.values()) if (pick(one)) count += 1;
    return count;
  }
}
