import type { ServiceSocket } from '../../../simulator/signalr/clientConnection';
import type { VirtualTime } from '../time/virtualTime';
import type { VirtualProcess } from '../time/virtualProcess';

type Listener = (...args: unknown[]) => void;

/** The browser's end of a WebSocket, as SignalR's client uses it. */
export interface ClientEnd {
  readyState: number;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: string }) => void) | null;
  onerror: (() => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
  send(data: string): void;
  close(): void;
}

const open = 1;
const closed = 3;

/** Both ends of one socket and the wire between them. Frames keep their order; a dead end is noticed by the other. */
export class VirtualSocket {
  private readonly listeners = new Map<string, Listener[]>();
  private arrivesAtMs = { client: 0, service: 0 };
  private stalled: (() => void)[] | undefined;
  private serviceState = open;
  readonly service: ServiceSocket;

  constructor(
    private readonly time: VirtualTime,
    private readonly hopMs: () => number,
    private readonly processes: { readonly client: VirtualProcess; readonly service: VirtualProcess },
    private readonly client: ClientEnd,
  ) {
    const state = (): number => this.serviceState;
    const end = {
      get readyState() {
        return state();
      },
      OPEN: open,
      send: (data: string) => this.carry('client', () => this.client.onmessage?.({ data })),
      close: (code: number) => this.end(code),
      terminate: () => this.end(1006),
      on: (event: string, listener: Listener) => {
        this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
        return end;
      },
    };
    this.service = end as unknown as ServiceSocket;
    processes.client.whenDead(() => this.end(1006));
  }

  fromClient(data: string): void {
    this.carry('service', () => this.tell('message', Buffer.from(data), false));
  }

  /** The network is gone without a word: what is sent waits on the way. */
  stall(): void {
    this.stalled ??= [];
  }

  flow(): void {
    const waiting = this.stalled ?? [];
    this.stalled = undefined;
    waiting.forEach((go) => go());
  }

  /** Either end closed, or the wire was cut. Told to the service at once, to the browser when it can hear it. */
  end(code: number): void {
    if (this.serviceState === closed) return;
    this.serviceState = closed;
    this.processes.service.deliver(() => this.tell('close', code));
    this.carry('client', () => {
      if (this.client.readyState === closed) return;
      this.client.readyState = closed;
      this.client.onclose?.({ code });
    });
  }

  private tell(event: string, ...args: unknown[]): void {
    (this.listeners.get(event) ?? []).forEach((listener) => listener(...args));
  }

  private carry(to: 'client' | 'service', act: () => void): void {
    const go = (): void => {
      const atMs = Math.max(this.arrivesAtMs[to], this.time.nowMs + this.hopMs());
      this.arrivesAtMs[to] = atMs;
      this.time.afterOnWire(atMs - this.time.nowMs, () => this.processes[to].deliver(act));
    };
    if (this.stalled === undefined) go();
    else this.stalled.push(go);
  }
}
