import type { CifHost } from './cifHost';
import { isLibraryMessage, type HostMessage } from './wire';

/** Carries calls from the provider's frame to the host and events back. Other windows are not heard. */
export class FrameBridge {
  private frame: HTMLIFrameElement | undefined;
  private lastEventId = 0;

  constructor(
    private readonly providerOrigin: string,
    private readonly log: (text: string) => void,
  ) {}

  setFrame(frame: HTMLIFrameElement | null): void {
    this.frame = frame ?? undefined;
  }

  /** An event without a handler is lost, as in the real host; nothing is kept for later. */
  raise(name: string, payload: unknown): void {
    this.say({ cif: 'event', id: `event-${(this.lastEventId += 1)}`, name, payload });
  }

  /** Starts to listen; returns its undo. */
  serve(host: CifHost): () => void {
    const listener = ({ data, source, origin }: MessageEvent<unknown>): void => {
      if (source !== this.frame?.contentWindow || origin !== this.providerOrigin || !isLibraryMessage(data)) return;
      if (data.cif === 'call') void this.answer(host, data.id, data.method, data.args);
      if (data.cif === 'event-done' && !data.ok) this.log(`handler failure: ${data.message ?? ''}`);
      if (data.cif === 'refused') this.log(`refused by the library: ${data.method}: ${data.message}`);
    };
    window.addEventListener('message', listener);
    return () => window.removeEventListener('message', listener);
  }

  private async answer(host: CifHost, id: string, method: string, args: readonly unknown[]): Promise<void> {
    try {
      const value = await host.call(method, args);
      this.say({ cif: 'answer', id, ok: true, data: new Map(value === undefined ? [] : [['value', value]]) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.say({ cif: 'answer', id, ok: false, data: new Map([['message', message]]) });
    }
  }

  private say(message: HostMessage): void {
    this.frame?.contentWindow?.postMessage(message, this.providerOrigin);
  }
}
