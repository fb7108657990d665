import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `look` gives `wanted`; rejects after `timeoutMs` with what it gave last. */
export async function eventually<T>(look: () => Promise<T> | T, wanted: T, timeoutMs = 10_000): Promise<void> {
  const untilMs = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (Object.is(seen, wanted)) return;
    if (Date.now() > untilMs) {
      throw new Error(`Waited ${timeoutMs} ms for ${JSON.stringify(wanted)}, last seen was ${JSON.stringify(seen)}.`);
    }
    await sleep(25);
  }
}
