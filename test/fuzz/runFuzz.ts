import type { FuzzTarget } from './fuzzTarget';
import { randomness } from './randomness';

export interface FuzzResult {
  readonly name: string;
  readonly inputs: number;
  readonly accepted: number;
  readonly slowestMs: number;
  /** What went wrong, with the index that repeats it; at most a few of each target. */
  readonly faults: readonly string[];
}

export interface FuzzOptions {
  readonly seed: number;
  readonly inputs: number;
  /** Longer than this is a hang. */
  readonly hangMs?: number;
}

const keptFaults = 5;

/** Spreads the inputs over the targets by their shares; each input depends on seed, target and index alone. */
export async function runFuzz(targets: readonly FuzzTarget[], options: FuzzOptions): Promise<readonly FuzzResult[]> {
  const { seed, inputs, hangMs = 5_000 } = options;
  const shares = targets.reduce((sum, target) => sum + target.share, 0);
  const results: FuzzResult[] = [];
  for (const [number, target] of targets.entries()) {
    const count = Math.max(1, Math.round((inputs * target.share) / shares));
    const faults: string[] = [];
    let accepted = 0;
    let slowestMs = 0;
    for (let index = 0; index < count; index += 1) {
      const startMs = performance.now();
      try {
        if (await inTime(target.run(randomness(seed + number * 7_919, index)), hangMs * 2)) accepted += 1;
      } catch (error) {
        faults.push(`input ${index}: ${error instanceof Error ? error.message : String(error)}`);
      }
      const tookMs = performance.now() - startMs;
      slowestMs = Math.max(slowestMs, tookMs);
      if (tookMs > hangMs) faults.push(`input ${index}: took ${Math.round(tookMs)} ms`);
    }
    if (({} as Record<string, unknown>).polluted !== undefined) faults.push('a prototype was changed');
    results.push({ name: target.name, inputs: count, accepted, slowestMs, faults: faults.slice(0, keptFaults) });
  }
  return results;
}

async function inTime<T>(work: T | Promise<T>, timeoutMs: number): Promise<T> {
  if (!(work instanceof Promise)) return work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
