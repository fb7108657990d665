import type { Clock } from '../base/clock';
import { limits } from '../settings/limits';

/** A token bucket for each caller, in the memory of this instance: no storage is asked. */
export interface RateLimit {
  /** Takes one. @returns 0, or the milliseconds after which the next one will be there; nothing was taken then */
  take(caller: string): number;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** @param perSecond what flows in; a bucket holds the inflow of `limits.burstSeconds`. Callers must be verified ones. */
export function createRateLimit(perSecond: number, clock: Clock): RateLimit {
  const capacity = perSecond * limits.burstSeconds;
  const buckets = new Map<string, Bucket>();
  return {
    take: (caller) => {
      const nowMs = clock();
      const bucket = buckets.get(caller) ?? { tokens: capacity, filledAtMs: nowMs };
      // A clock that is set back must not empty a bucket.
      const elapsedMs = Math.max(0, nowMs - bucket.filledAtMs);
      bucket.tokens = Math.min(capacity, bucket.tokens + (elapsedMs / 1000) * perSecond);
      bucket.filledAtMs = nowMs;
      // The one that was asked last goes to the end, so that the first is the one to forget: its bucket is full again.
      buckets.delete(caller);
      buckets.set(caller, bucket);
      for (const oldest of buckets.keys()) {
        if (buckets.size <= limits.rememberedCallers) break;
        buckets.delete(oldest);
      }
      if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / perSecond) * 1000);
      bucket.tokens -= 1;
      return 0;
    },
  };
}
