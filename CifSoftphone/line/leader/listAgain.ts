import type { LeaderPorts } from './leaderPorts';
import { lineTimings } from '../lineTimings';

/** Asks for the list of calls now and then, although nothing happened: sooner while a call is open. */
export class ListAgain {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAtMs = Infinity;

  constructor(
    private readonly ports: Pick<LeaderPorts, 'nowMs' | 'random'>,
    private readonly ask: () => void,
  ) {}

  /** A list has come, or calls have changed since: the next one is due by whether a call is open. */
  plan(hasOpenCall: boolean): void {
    const fullMs = hasOpenCall ? lineTimings.listAgainMs : lineTimings.listAgainIdleMs;
    // Spread, so that agents who connected together do not ask together.
    const delayMs = Math.round(fullMs * (0.75 + this.ports.random() / 4));
    const atMs = this.ports.nowMs() + delayMs;
    if (atMs >= this.dueAtMs) return;
    this.stop();
    this.dueAtMs = atMs;
    this.timer = setTimeout(() => {
      this.stop();
      this.ask();
    }, delayMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.dueAtMs = Infinity;
  }
}
