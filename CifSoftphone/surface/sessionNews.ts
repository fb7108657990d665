import type { CallView } from '../core/calls/callView';
import type { CallSessions } from '../host/hostPort';
import { isRinging } from '../core/calls/callPhase';

/** Marks sessions that are not in front of the agent: something changed in their call, or it rings there. */
export class SessionNews {
  private states = new Map<string, CallView['state']>();
  private readonly counts = new Map<string, number>();

  constructor(private readonly mark: (callKey: string, news: number) => void) {}

  update(calls: readonly CallView[], { open, focused }: CallSessions): void {
    for (const call of calls) {
      const { key, state } = call;
      const before = this.states.get(key);
      if (!open.has(key) || key === focused) {
        this.counts.delete(key);
        continue;
      }
      const count = this.counts.get(key) ?? 0;
      const changed = before !== undefined && before !== state;
      // A ring that the agent has turned away from is news by itself.
      if (!changed && !(count === 0 && isRinging(call))) continue;
      this.counts.set(key, count + 1);
      this.mark(key, count + 1);
    }
    this.states = new Map(calls.map(({ key, state }) => [key, state]));
    this.counts.forEach((_count, key) => this.states.has(key) || this.counts.delete(key));
  }
}
