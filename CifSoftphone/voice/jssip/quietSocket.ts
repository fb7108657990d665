import { WebSocketInterface } from 'jssip';

/** More than any SIP message of a telephone; what is longer is not read. */
const longestMessage = 65_536;

/**
 * JsSIP's WebSocket, which can be made to say nothing more: then a call is left, not ended. A message over which JsSIP
 * stumbles (a bad escape in a URI, a header that is missing) is as one that has not come: JsSIP 3.13 throws for it.
 */
export class QuietSocket extends WebSocketInterface {
  private quiet = false;
  private heard: (() => void) | undefined;

  constructor(url: string) {
    super(url);
    let take: ((data: unknown) => void) | undefined;
    const guarded = (data: unknown): void => {
      const { heard } = this;
      this.heard = undefined;
      heard?.();
      if (sizeOf(data) > longestMessage) return;
      try {
        take?.(data);
      } catch {
        // Foreign and malformed: nothing of it may be said, or kept.
      }
    };
    // JsSIP leaves its reader here.
    Object.defineProperty(this, 'ondata', { get: () => guarded, set: (reader: typeof take) => (take = reader) });
  }

  /** No BYE, no unregistering: the telephony system sees the connection end, as when a page was closed. */
  leave(): void {
    this.quiet = true;
    this.disconnect();
  }

  /** Calls back with the next message that comes; the last one who asks is told. */
  onceHeard(listener: () => void): void {
    this.heard = listener;
  }

  /** As if the connection had ended: JsSIP makes another one and registers. */
  connectAnew(): void {
    if (this.quiet || !this.isConnected()) return;
    this.disconnect();
    // JsSIP leaves its listener here; the arguments are those of a connection that broke.
    const { ondisconnect } = this as unknown as { readonly ondisconnect: (error: boolean, code: number) => void };
    ondisconnect(true, 1006);
  }

  override connect(): void {
    if (!this.quiet) super.connect();
  }

  override send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    return this.quiet || super.send(message);
  }
}

/** Frames of text or bytes (RFC 7118 allows both). */
const sizeOf = (data: unknown): number =>
  typeof data === 'string' ? data.length : data instanceof ArrayBuffer ? data.byteLength : 0;
