import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<VirtualProcess>();

/**
 * Something that runs by itself and can die or stand still: an instance of the adaptor, a browser's tab, a service.
 * Its code is the real code; what it does to the outside and what comes back passes through here, so that a dead
 * process does nothing more and a frozen one goes on where it stood.
 */
export class VirtualProcess {
  private state: 'running' | 'frozen' | 'dead' = 'running';
  private held: (() => void)[] = [];
  /** How far it was off when this began. */
  readonly bornOffsetMs: number;
  private readonly onDeath = new Set<() => void>();

  constructor(
    readonly name: string,
    /** How far its wall clock is off. */
    public clockOffsetMs = 0,
  ) {
    this.bornOffsetMs = clockOffsetMs;
  }

  static current(): VirtualProcess | undefined {
    return current.getStore();
  }

  get dead(): boolean {
    return this.state === 'dead';
  }
  get frozen(): boolean {
    return this.state === 'frozen';
  }
  get running(): boolean {
    return this.state === 'running';
  }

  /** Runs code as this process: its timers, requests and clock are this process's. */
  run<T>(work: () => T): T {
    return current.run(this, work);
  }

  /** Something arrives from outside: now, after the thaw, or never. */
  deliver(work: () => void): void {
    if (this.state === 'dead') return;
    if (this.state === 'frozen') this.held.push(work);
    else this.run(work);
  }

  freeze(): void {
    if (this.state === 'running') this.state = 'frozen';
  }

  thaw(): void {
    if (this.state !== 'frozen') return;
    this.state = 'running';
    const { held } = this;
    this.held = [];
    held.forEach((work) => this.deliver(work));
  }

  kill(): void {
    if (this.state === 'dead') return;
    this.state = 'dead';
    this.held = [];
    const listeners = [...this.onDeath];
    this.onDeath.clear();
    listeners.forEach((listener) => listener());
  }

  /** Returns its undo. */
  whenDead(listener: () => void): () => void {
    this.onDeath.add(listener);
    return () => this.onDeath.delete(listener);
  }
}
