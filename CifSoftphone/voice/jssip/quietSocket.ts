import { WebSocketInterface } from 'jssip';

/** JsSIP's WebSocket, which can be made to say nothing more: then a call is left, not ended. */
export class QuietSocket extends WebSocketInterface {
  private quiet = false;

  /** No BYE, no unregistering: the telephony system sees the connection end, as when a page was closed. */
  leave(): void {
    this.quiet = true;
    this.disconnect();
  }

  override connect(): void {
    if (!this.quiet) super.connect();
  }

  override send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    return this.quiet || super.send(message);
  }
}
