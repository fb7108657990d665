interface Wait {
  readonly queue: string;
  readonly sinceMs: number;
  /** Taken out of the queue: the queue's name still tells where the call came from. */
  readonly left: boolean;
}

/** Who waits in which queue, by the id of the caller's channel. */
export class QueueWaits {
  readonly #byChannel = new Map<string, Wait>();

  joins(channelId: string, queue: string, sinceMs: number): void {
    this.#byChannel.set(channelId, { queue, sinceMs, left: false });
  }

  leaves(channelId: string): void {
    const wait = this.#byChannel.get(channelId);
    if (wait !== undefined) this.#byChannel.set(channelId, { ...wait, left: true });
  }

  forget(channelId: string): void {
    this.#byChannel.delete(channelId);
  }

  clear(): void {
    this.#byChannel.clear();
  }

  /** The queue that a conversation waits in, for the leg that it rings; empty when it waits in none. */
  of(linked: string, nowMs: number): { readonly queue?: string; readonly waitedMs?: number } {
    const wait = this.#byChannel.get(linked);
    return wait === undefined || wait.left ? {} : { queue: wait.queue, waitedMs: nowMs - wait.sinceMs };
  }
}
