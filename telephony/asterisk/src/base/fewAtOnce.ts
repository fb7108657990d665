interface Waiting {
  readonly about: string;
  readonly work: () => Promise<void>;
}

/** Does work in turn, only so many at once: a thousand agents must not be a thousand questions in one moment. */
export class FewAtOnce {
  #waiting: Waiting[] = [];
  readonly #running = new Set<string>();

  constructor(private readonly most: number) {}

  /** @param about one thing is not asked twice: who waits already, or is being asked for, stays as it is */
  add(about: string, work: () => Promise<void>): void {
    if (this.#running.has(about) || this.#waiting.some((one) => one.about === about)) return;
    this.#waiting.push({ about, work });
    this.#next();
  }

  /** Before all that wait. */
  addFirst(about: string, work: () => Promise<void>): void {
    if (this.#running.has(about)) return;
    this.#waiting = [{ about, work }, ...this.#waiting.filter((one) => one.about !== about)];
    this.#next();
  }

  #next(): void {
    while (this.#running.size < this.most) {
      const first = this.#waiting.shift();
      if (first === undefined) return;
      const { about, work } = first;
      this.#running.add(about);
      void work()
        .catch(() => undefined)
        .finally(() => {
          this.#running.delete(about);
          this.#next();
        });
    }
  }
}
