/**
 * Things as Entra ID keeps them: what was written is seen by readers only a while later, and until then a new thing
 * cannot be written to either, because another replica gets the request.
 */
export class EventualStore<T> {
  private readonly versions = new Map<string, { readonly from: number; readonly value: T | undefined }[]>();

  constructor(
    private readonly now: () => number,
    private readonly delayMs: number,
  ) {}

  write(key: string, value: T | undefined): void {
    const versions = this.versions.get(key) ?? [];
    this.versions.set(key, [...versions, { from: this.now() + this.delayMs, value }]);
  }

  /** As a reader sees it now. */
  seen(key: string): T | undefined {
    return this.versions
      .get(key)
      ?.filter(({ from }) => from <= this.now())
      .at(-1)?.value;
  }

  /** As it was written last. */
  newest(key: string): T | undefined {
    return this.versions.get(key)?.at(-1)?.value;
  }

  get allSeen(): readonly T[] {
    return [...this.versions.keys()].map((key) => this.seen(key)).filter((value) => value !== undefined);
  }

  get allNewest(): readonly T[] {
    return [...this.versions.keys()].map((key) => this.newest(key)).filter((value) => value !== undefined);
  }
}
