import { setTimeout as sleep } from 'node:timers/promises';

/** Work for later, which can be called off as a whole. */
export class Timers {
  readonly #running = new Set<NodeJS.Timeout>();
  #stopped = false;

  later(afterMs: number, work: () => void): void {
    if (this.#stopped) return;
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      work();
    }, afterMs);
    this.#running.add(timer);
  }

  every(everyMs: number, work: () => void): void {
    this.later(everyMs, () => {
      work();
      this.every(everyMs, work);
    });
  }

  /** Waits until something is so, at most `withinMs`. */
  async until(isSo: () => boolean, withinMs: number): Promise<void> {
    for (const endMs = performance.now() + withinMs; !isSo() && performance.now() < endMs && !this.#stopped;)
      await sleep(20);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#running) clearTimeout(timer);
  }
}
