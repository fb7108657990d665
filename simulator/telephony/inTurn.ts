/** Does one thing after the other for each key: what is told of a call must not overtake what was told before. */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @returns what the work gives; it begins when all that came before for this key is done, whatever became of it */
  do<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const done = before.then(work, work);
    this.#last.set(key, done);
    const forget = (): void => {
      if (this.#last.get(key) === done) this.#last.delete(key);
    };
    done.then(forget, forget);
    return done;
  }
}
