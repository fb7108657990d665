import { retryDelayMs } from '../browser/retryDelayMs';
import { browserTimings } from '../browser/browserTimings';
import type { Trouble } from '../core/troubles/trouble';
import type { StoreFailure } from './activityStore';
import { activityTimings } from './activityTimings';

/** Will not pass by itself; a session that ended (401) and a row that somebody else is writing (412) will. */
const isRefusal = /^4(?!01|08|12|29)/;
/** Anything else may be a hiccup, and is told when it lasts. */
const isWorthAWord = /^4(?!08|29)/;

interface Retry {
  readonly tries: number;
  readonly sinceMs: number;
  readonly reason: string;
  readonly isTold: boolean;
  /** `undefined` while it is tried. */
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}

export interface RowRetriesParts {
  readonly nowMs: () => number;
  readonly random: () => number;
  /** Something may be tried again. */
  readonly due: () => void;
}

/** Rows that could not be written. Each waits for itself: one that is refused for ever delays no other. */
export class RowRetries {
  private readonly retries = new Map<string, Retry>();
  /** Dataverse asked for a pause: that is for all that this agent sends. */
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: RowRetriesParts) {}

  /** True while this row must wait. */
  holds(name: string): boolean {
    return this.pause !== undefined || this.retries.get(name)?.timer !== undefined;
  }

  hasFailed(name: string): boolean {
    return this.retries.has(name);
  }

  /** What Dataverse said of a row that it will not take as it is; `undefined` of every other. */
  refusalOf(name: string): string | undefined {
    const reason = this.retries.get(name)?.reason;
    return reason !== undefined && isRefusal.test(reason) ? reason : undefined;
  }

  failed(name: string, { reason, retryAfterMs }: StoreFailure): void {
    const nowMs = this.parts.nowMs();
    const { tries, sinceMs } = this.retries.get(name) ?? { tries: 0, sinceMs: nowMs };
    const elapsedMs = nowMs - sinceMs;
    const delayMs = isRefusal.test(reason)
      ? activityTimings.refusedRetryMs
      : retryDelayMs(tries + 1, elapsedMs, this.parts.random());
    const timer = setTimeout(() => {
      this.free(name);
      this.parts.due();
    }, delayMs);
    // What is refused for good is told with the call's own words.
    const isTold = !isRefusal.test(reason) && (isWorthAWord.test(reason) || elapsedMs >= browserTimings.troubleAfterMs);
    this.retries.set(name, { tries: tries + 1, sinceMs, reason, isTold, timer });
    if (retryAfterMs !== undefined) this.pauseFor(retryAfterMs);
  }

  written(name: string): void {
    this.free(name);
    this.retries.delete(name);
  }

  /** This row need not wait any longer. */
  free(name: string): void {
    const retry = this.retries.get(name);
    if (retry === undefined) return;
    clearTimeout(retry.timer);
    this.retries.set(name, { ...retry, timer: undefined });
  }

  freeAll(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    this.retries.forEach((_retry, name) => this.free(name));
  }

  /** What the agent must know of all this. */
  trouble(): Trouble | undefined {
    const told = Array.from(this.retries.values()).find(({ isTold }) => isTold);
    return told && { kind: 'CallNotLogged', detail: told.reason };
  }

  stop(): void {
    this.freeAll();
  }

  private pauseFor(delayMs: number): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.pause = undefined;
      this.parts.due();
    }, delayMs);
  }
}
