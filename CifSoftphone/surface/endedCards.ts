import type { LineView } from '../core/line/lineView';
import type { EndReason } from '../../protocol/callState';
import type { BrowserSide } from '../browser/browserPorts';
import { endedCardMs } from './placeTimings';

/** The agent knows of these: the others (missed, failed, taken elsewhere) stay until the agent has dismissed them. */
const endedByAgent: readonly (EndReason | undefined)[] = ['normal', 'rejected', 'transferred'];

/** What an agent dialled and gave up; that the other side refused is news. */
const dialEndedByAgent: readonly (EndReason | undefined)[] = ['normal', 'cancelled', 'transferred'];

/** Clears the cards of calls that the agent ended, a little later. */
export class EndedCards {
  private readonly timers = new Map<string, () => void>();

  constructor(
    private readonly browser: BrowserSide,
    private readonly dismiss: (key: string) => void,
  ) {}

  /** @param here only one place of the browser clears them */
  update(view: LineView, here: boolean): void {
    const done = view.calls.filter(
      ({ state, reason, direction, draft }) =>
        state === 'disconnected' &&
        // What the agent has to finish stays until the agent has.
        draft === undefined &&
        (direction === 'outbound' ? dialEndedByAgent : endedByAgent).includes(reason),
    );
    this.timers.forEach((cancel, key) => {
      if (here && done.some((call) => call.key === key)) return;
      cancel();
      this.timers.delete(key);
    });
    if (!here) return;
    for (const { key } of done) {
      if (!this.timers.has(key))
        this.timers.set(
          key,
          this.browser.after(endedCardMs, () => this.dismiss(key)),
        );
    }
  }

  stop(): void {
    this.timers.forEach((cancel) => cancel());
    this.timers.clear();
  }
}
