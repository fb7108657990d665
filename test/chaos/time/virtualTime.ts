import { installTime } from './installTime';
import { TimerQueue, type QueuedTimer } from './timerQueue';
import { VirtualProcess } from './virtualProcess';

/** What `setTimeout` gives back; Node's callers may say `unref`. */
export interface VirtualTimer {
  unref(): VirtualTimer;
  ref(): VirtualTimer;
  hasRef(): boolean;
  cancel(): void;
}

const settle = setImmediate;
/** Any Saturday. */
const startMs = Date.UTC(2026, 0, 3);

/**
 * One clock and one queue of timers for everything in the world: adaptor, emulator and browsers. Time stands still
 * while code runs and jumps to the next timer when all code waits, so an hour takes as long as its work.
 */
export class VirtualTime {
  private readonly queue = new TimerQueue();
  private order = 0;
  /** The true time, ms since 1970; a process may believe another. */
  nowMs = startMs;

  /** Time since the world began. */
  get elapsedMs(): number {
    return this.nowMs - startMs;
  }

  /** The wall clock as the running process sees it. */
  wallMs(): number {
    // Whole milliseconds, as every real clock: the wire carries no others.
    return Math.floor(this.nowMs + (VirtualProcess.current()?.clockOffsetMs ?? 0));
  }

  /** Calls back in the process that asks: never when it has died, after the thaw when it is frozen. */
  after(delayMs: number, callback: () => void): VirtualTimer {
    const owner = VirtualProcess.current();
    return this.plan(delayMs, (queued) => {
      if (owner === undefined) return callback();
      owner.deliver(() => queued.cancelled || callback());
    });
  }

  /** Calls back whoever dies or freezes meanwhile: for what is between two processes. */
  afterOnWire(delayMs: number, callback: () => void): VirtualTimer {
    return this.plan(delayMs, callback);
  }

  every(periodMs: number, callback: () => void): VirtualTimer {
    const owner = VirtualProcess.current();
    let next: VirtualTimer | undefined;
    let cancelled = false;
    // A frozen page gets one tick at its thaw, not all that it slept through.
    const again = (): void => {
      if (owner?.dead === true || cancelled) return;
      next = this.plan(Math.max(periodMs, 1), () => {
        const tick = (): void => {
          if (cancelled) return;
          callback();
          again();
        };
        if (owner === undefined) tick();
        else owner.deliver(tick);
      });
    };
    again();
    const timer: VirtualTimer = {
      unref: () => timer,
      ref: () => timer,
      hasRef: () => true,
      cancel: () => {
        cancelled = true;
        next?.cancel();
      },
    };
    return timer;
  }

  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve));
  }

  /** Lets the world run until the given time has passed, or `isOver` says that nothing is left to wait for. */
  async run(forMs: number, isOver: () => boolean = () => false): Promise<void> {
    const untilMs = this.nowMs + forMs;
    await this.drain();
    for (;;) {
      const next = this.queue.peek();
      if (next === undefined || next.atMs > untilMs || isOver()) break;
      this.queue.pop();
      if (next.cancelled) continue;
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.run();
      await this.drain();
    }
    this.nowMs = Math.max(this.nowMs, untilMs);
  }

  /** Puts this clock in place of the runtime's own; returns its undo. */
  install(): () => void {
    return installTime(this);
  }

  private plan(delayMs: number, run: (queued: QueuedTimer) => void): VirtualTimer {
    const queued: QueuedTimer = {
      atMs: this.nowMs + (Number.isFinite(delayMs) ? Math.max(0, delayMs) : 0),
      order: (this.order += 1),
      run: () => run(queued),
      cancelled: false,
    };
    this.queue.push(queued);
    const timer: VirtualTimer = {
      unref: () => timer,
      ref: () => timer,
      hasRef: () => true,
      cancel: () => {
        queued.cancelled = true;
      },
    };
    return timer;
  }

  /** All that follows without waiting has happened when the event loop comes round. */
  private drain(): Promise<void> {
    return new Promise((resolve) => settle(resolve));
  }
}
