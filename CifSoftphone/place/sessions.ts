import type { CallView } from '../calls/callView';
import type { DesktopPort } from '../desktop/desktopPort';
import type { LineView } from '../line/lineView';
import { isLive, isRinging } from './callPhase';
import type { BrowserSide } from './placePorts';
import { matchBudgetMs } from './placeTimings';

export interface SessionsOptions {
  readonly desktop: DesktopPort;
  readonly browser: BrowserSide;
  readonly onFailed: () => void;
}

/** Opens one session for each call that the agent answered here, with the record if the search finds it in time. */
export class Sessions {
  private readonly rangHere = new Set<string>();
  private readonly answeredHere = new Set<string>();
  private readonly opened = new Set<string>();
  private readonly waiting = new Map<string, () => void>();
  private view: LineView | undefined;

  constructor(private readonly options: SessionsOptions) {}

  /** The agent pressed Accept in this place, on the card or on the host's notification. */
  answered(key: string): void {
    this.answeredHere.add(key);
  }

  update(view: LineView, ringsAreHere: boolean): void {
    this.view = view;
    for (const call of view.calls) {
      if (isRinging(call) && ringsAreHere) this.rangHere.add(call.key);
      if (isLive(call)) this.consider(call);
    }
    this.forgetGone(view);
  }

  stop(): void {
    this.waiting.forEach((cancel) => cancel());
    this.waiting.clear();
  }

  private consider(call: CallView): void {
    // Without an Accept in this browser it was the desk phone: then the session belongs where the ring was in sight.
    const ours = this.answeredHere.has(call.key) || (this.rangHere.has(call.key) && this.options.browser.isVisible());
    if (!ours || this.opened.has(call.key)) return;
    if (call.customer !== undefined) {
      this.open(call);
    } else if (!this.waiting.has(call.key)) {
      this.waiting.set(
        call.key,
        this.options.browser.after(matchBudgetMs, () => {
          const latest = this.view?.calls.find((one) => one.key === call.key);
          if (latest !== undefined && isLive(latest)) this.open(latest);
        }),
      );
    }
  }

  private open(call: CallView): void {
    const { desktop, onFailed } = this.options;
    this.waiting.get(call.key)?.();
    this.waiting.delete(call.key);
    this.opened.add(call.key);
    desktop.openSession?.(call).catch(onFailed);
  }

  private forgetGone(view: LineView): void {
    const known = new Set(view.calls.map((call) => call.key));
    for (const keys of [this.rangHere, this.answeredHere, this.opened]) {
      keys.forEach((key) => known.has(key) || keys.delete(key));
    }
    this.waiting.forEach((cancel, key) => {
      if (known.has(key)) return;
      cancel();
      this.waiting.delete(key);
    });
  }
}
