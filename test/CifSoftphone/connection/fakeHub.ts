import type { Hub, OpenHub } from '../../../CifSoftphone/connection/hub';

/** A SignalR connection for tests: one object for each start, as the real one is used. */
class FakeHub implements Hub {
  connectionId: string | null = 'connection-1';
  stopped = false;
  readonly sent: unknown[] = [];
  answer: () => Promise<unknown> = () => Promise.resolve({ ok: true });
  private push: ((argument: unknown) => void) | undefined;
  private closed: (() => void) | undefined;

  constructor(
    private readonly start_: (hub: FakeHub) => Promise<void>,
    readonly accessToken: () => Promise<string>,
  ) {}

  on(_target: string, handler: (...args: unknown[]) => unknown): void {
    this.push = handler;
  }

  onclose(handler: () => void): void {
    this.closed = handler;
  }

  start(): Promise<void> {
    if (this.push === undefined) return Promise.reject(new Error('handlers come before the start'));
    return this.start_(this);
  }

  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }

  invoke<T>(_target: string, ...args: unknown[]): Promise<T> {
    this.sent.push(args[0]);
    return this.answer() as Promise<T>;
  }

  receive(argument: unknown): void {
    this.push?.(argument);
  }

  drop(): void {
    this.closed?.();
  }
}

/** Opens fake hubs; `starts` decides for each start in turn, the last decides for all later ones. */
export function fakeHubs(...starts: (() => Promise<void>)[]): { readonly hubs: FakeHub[]; readonly openHub: OpenHub } {
  const hubs: FakeHub[] = [];
  const openHub: OpenHub = (accessToken) => {
    const start = starts[Math.min(hubs.length, starts.length - 1)] ?? (() => Promise.resolve());
    const hub = new FakeHub(start, accessToken);
    hubs.push(hub);
    return hub;
  };
  return { hubs, openHub };
}
