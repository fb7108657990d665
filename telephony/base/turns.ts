/** One work at a time for each key, in the order in which they came. One that fails does not keep the next from it. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const now = before.catch(() => undefined).then(work);
    this.#last.set(key, now);
    const forget = (): void => {
      if (this.#last.get(key) === now) this.#last.delete(key);
    };
    now.then(forget, forget);
    return now;
  }
}
