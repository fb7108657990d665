/** The newest of many ids, for knowing a repeat: of older ones none comes any more. */
export class RecentIds {
  readonly #ids = new Set<string>();

  constructor(private readonly most: number) {}

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string): void {
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > this.most && oldest !== undefined) this.#ids.delete(oldest);
  }
}
