import { recordOf } from '../core/calls/recordOf';
import type { CallView } from '../core/calls/callView';
import type { SessionClosing } from '../host/hostPort';
import { isLive, isRinging } from '../core/calls/callPhase';
import type { BrowserSide } from '../browser/browserPorts';
import { sessionCloseAfterMs } from './placeTimings';

export interface DoneSessionsOptions {
  readonly browser: BrowserSide;
  /** As makers set it. */
  readonly wanted: () => boolean;
  /** Calls that have a session here. */
  readonly open: () => ReadonlySet<string>;
  readonly close: (key: string, records: readonly string[]) => SessionClosing;
  /** Told once: what cannot be done for one call cannot for the next. */
  readonly onCannot: () => void;
  readonly onClosed: () => void;
}

interface Shown {
  readonly call: CallView;
  /** Whose records the session showed: of the customer, and of who was taken for it before. */
  readonly records: ReadonlySet<string>;
}

/** Closes the session of a call with which the agent is done: its card was put away, or its ring was turned down. */
export class DoneSessions {
  private shown: ReadonlyMap<string, Shown> = new Map();
  private readonly waiting = new Map<string, () => void>();
  private toldCannot = false;

  constructor(private readonly options: DoneSessionsOptions) {}

  update(calls: readonly CallView[]): void {
    const before = this.shown;
    this.shown = new Map(calls.map((call) => [call.key, { call, records: recordsOf(call, before.get(call.key)) }]));
    before.forEach(({ call, records }, key) => {
      // One that is live and gone is only out of our sight: another leader of the line tells of it again.
      const isOver = call.state === 'disconnected' || isRinging(call);
      if (!this.shown.has(key) && isOver && this.options.open().has(key)) this.plan(call, [...records]);
    });
    this.shown.forEach((_shown, key) => this.forget(key));
  }

  stop(): void {
    this.waiting.forEach((cancel) => cancel());
    this.waiting.clear();
  }

  private plan(call: CallView, records: readonly string[]): void {
    this.waiting.set(
      call.key,
      this.options.browser.after(sessionCloseAfterMs, () => {
        this.waiting.delete(call.key);
        this.close(call, records);
      }),
    );
  }

  private close(call: CallView, records: readonly string[]): void {
    const { wanted, open, close, onCannot, onClosed } = this.options;
    if (!wanted() || !open().has(call.key) || this.servesAnother(call)) return;
    const closing = close(call.key, records);
    if (closing === 'closed') onClosed();
    if (closing !== 'cannot' || this.toldCannot) return;
    this.toldCannot = true;
    onCannot();
  }

  /**
   * A call of the same customer that found no room for a session of its own goes on, or is in wrap-up. A ring gets its
   * own with the answer, and the card of a missed call needs none.
   */
  private servesAnother({ customer }: CallView): boolean {
    const id = customer?.outcome === 'one' ? customer.customer.id : undefined;
    return [...this.shown.values()].some(
      ({ call, records }) =>
        id !== undefined &&
        records.has(id) &&
        (isLive(call) || call.draft !== undefined) &&
        !this.options.open().has(call.key),
    );
  }

  private forget(key: string): void {
    this.waiting.get(key)?.();
    this.waiting.delete(key);
  }
}

function recordsOf(call: CallView, before: Shown | undefined): ReadonlySet<string> {
  const { customer } = call;
  const shown = [customer?.outcome === 'one' ? customer.customer.id : undefined, recordOf(call)?.id];
  return new Set([...(before?.records ?? []), ...shown.filter((id) => id !== undefined)]);
}
