import type { StoreFailure } from './activityStore';
import { RowRetries } from './rowRetries';
import type { Job } from './rowWriter';

export interface RowQueueParts {
  readonly nowMs: () => number;
  readonly random: () => number;
  /** Writes a row once, and says `failed` where that came to nothing. Never rejects. */
  readonly write: (name: string, job: Job) => Promise<void>;
}

/** A few rows at once: one that is answered late delays no other, and a ring's search still finds a free connection. */
const maxAtOnce = 3;

/** Rows that wait to be written, by call and agent, each with its own retries. */
export class RowQueue {
  readonly retries: RowRetries;
  /** The newest word about a call replaces an older one that waits. */
  private readonly waiting = new Map<string, Job>();
  /** Rows that are being written now. */
  private readonly running = new Set<string>();
  /** Who waits until it has been tried. */
  private readonly untilTried = new Map<string, () => void>();
  private stopped = false;

  constructor(private readonly parts: RowQueueParts) {
    this.retries = new RowRetries({ nowMs: parts.nowMs, random: parts.random, due: () => this.work() });
  }

  /** What waits to be written of this row; nothing while it is being written and nothing newer came. */
  waits(name: string): Job | undefined {
    return this.waiting.get(name);
  }

  allWaiting(): readonly (readonly [name: string, job: Job])[] {
    return Array.from(this.waiting.entries());
  }

  put(name: string, job: Job): void {
    this.waiting.set(name, job);
  }

  /** It waits, or is being written. */
  has(name: string): boolean {
    return this.waiting.has(name) || this.running.has(name);
  }

  isIdle(): boolean {
    return this.waiting.size === 0 && this.running.size === 0;
  }

  /** Not taken: it waits for its next try, with what came meanwhile. */
  failed(name: string, job: Job, failure: StoreFailure): void {
    const newer = this.waiting.get(name);
    this.waiting.set(name, newer === undefined ? job : { ...newer, chosen: newer.chosen || job.chosen });
    this.retries.failed(name, failure);
  }

  /** Starts what can be written now. */
  work(): void {
    for (const [name, job] of this.waiting) {
      if (this.stopped || this.running.size >= maxAtOnce) return;
      if (this.running.has(name) || this.retries.holds(name)) continue;
      this.waiting.delete(name);
      this.running.add(name);
      void this.parts.write(name, job).then(() => {
        this.running.delete(name);
        this.untilTried.get(name)?.();
        this.untilTried.delete(name);
        this.work();
      });
    }
  }

  /** This row does not wait for its next try. Resolves when it was tried. */
  tryRow(name: string): Promise<void> {
    return new Promise((resolve) => {
      this.untilTried.set(name, resolve);
      this.retries.free(name);
      this.work();
    });
  }

  /** No row waits for its next try. */
  tryAll(): void {
    this.retries.freeAll();
    this.work();
  }

  stop(): void {
    this.stopped = true;
    this.retries.stop();
    this.waiting.clear();
  }
}
