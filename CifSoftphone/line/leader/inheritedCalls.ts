import type { CallView } from '../../core/calls/callView';
import type { LineView } from '../../core/line/lineView';
import { lineTimings } from '../lineTimings';

const isRing = ({ state }: CallView): boolean => state === 'offered' || state === 'alerting';

/** When a ring that the former leader showed is over, though nobody could say so yet; of other calls nobody knows. */
const overAtMs = (call: CallView): number =>
  isRing(call) ? (call.ringEndsAtMs ?? Infinity) + lineTimings.ringGraceMs : Infinity;

/** What the former leader showed, for as long as the adaptor has not told the calls: until then the clock is all there is. */
export class InheritedCalls {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private view: LineView | undefined,
    private readonly nowMs: () => number,
    /** A ring is over by the clock. */
    private readonly over: () => void,
  ) {}

  get agent(): LineView['agent'] {
    return this.view?.agent;
  }

  /** What may still go on and is not known better by now. */
  besides(known: readonly CallView[]): readonly CallView[] {
    const calls = (this.view?.calls ?? []).filter((call) => this.nowMs() < overAtMs(call));
    const kept = calls.filter(({ key }) => !known.some((view) => view.key === key));
    this.watch(kept);
    return kept;
  }

  /** Nobody could say any more when a ring ends. */
  withoutRings(): void {
    const calls = this.view?.calls.filter((call) => !isRing(call)) ?? [];
    this.view = this.view && { ...this.view, calls };
  }

  forget(): void {
    this.view = undefined;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** A ring must not stand there longer than it rings, however long the adaptor is away. */
  private watch(calls: readonly CallView[]): void {
    clearTimeout(this.timer);
    const atMs = Math.min(Infinity, ...calls.map(overAtMs));
    if (atMs === Infinity) return;
    this.timer = setTimeout(this.over, Math.max(atMs - this.nowMs(), 0));
  }
}
