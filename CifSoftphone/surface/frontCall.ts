import type { CallView } from '../core/calls/callView';
import { isLive } from '../core/calls/callPhase';

/** Which of several live calls the agent sees in full: the one turned to last, by a call's own change or by hand. */
export class FrontCall {
  private chosen: string | undefined;
  private connected: ReadonlySet<string> = new Set();

  /** The agent went to this call: its session came to the front, or its line in the list was pressed. */
  choose(key: string): void {
    this.chosen = key;
  }

  /** A call that becomes connected, new or retrieved, is the one the agent hears from now on. */
  update(calls: readonly CallView[]): void {
    const connected = calls.filter((call) => call.state === 'connected').map(({ key }) => key);
    this.chosen = connected.filter((key) => !this.connected.has(key)).pop() ?? this.chosen;
    this.connected = new Set(connected);
  }

  /** @returns `undefined` when no call is live */
  keyAmong(calls: readonly CallView[]): string | undefined {
    const live = calls.filter(isLive);
    const chosen = live.find((call) => call.key === this.chosen);
    return (chosen ?? live.filter((call) => call.state === 'connected').pop() ?? live.pop())?.key;
  }
}
