import { setTimeout as sleep } from 'node:timers/promises';

/** Each look into a page takes some milliseconds of the processor in three processes: what lasts is looked at less often. */
const looksMs = { first: 25, longest: 100 } as const;

/** Waits until `look` gives `wanted`; rejects after `timeoutMs` with what it gave last. */
export async function eventually<T>(look: () => Promise<T> | T, wanted: T, timeoutMs = 10_000): Promise<void> {
  const untilMs = Date.now() + timeoutMs;
  for (let pauseMs: number = looksMs.first; ; pauseMs = Math.min(pauseMs * 1.2, looksMs.longest)) {
    const seen = await look();
    if (Object.is(seen, wanted)) return;
    if (Date.now() > untilMs) {
      throw new Error(`Waited ${timeoutMs} ms for ${JSON.stringify(wanted)}, last seen was ${JSON.stringify(seen)}.`);
    }
    await sleep(pauseMs);
  }
}
