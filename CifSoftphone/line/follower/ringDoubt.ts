import type { CallView } from '../../core/calls/callView';
import { lineTimings } from '../lineTimings';

/**
 * Whether rings that only a former leader told of may ring here. Its word may be as old as the moment at which its page
 * froze, and a call that was answered meanwhile would ring a second time. So they get their buttons when the adaptor's
 * list confirms them, or after a moment without one: in doubt it rings.
 */
export class RingDoubt {
  private told: ReadonlySet<string> = new Set();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onOver called once when the moment is over */
  constructor(private readonly onOver: () => void) {}

  /** This place takes the line over, with these calls. */
  begin(calls: readonly CallView[]): void {
    this.end();
    this.told = new Set(calls.filter(isRing).map(({ key }) => key));
    if (this.told.size === 0) return;
    this.timer = setTimeout(() => {
      this.end();
      this.onOver();
    }, lineTimings.ringDoubtMs);
  }

  /** True while everything that rings is such a ring. */
  covers({ listed, calls }: { readonly listed?: boolean; readonly calls: readonly CallView[] }): boolean {
    if (listed === true) this.end();
    if (this.timer === undefined) return false;
    const rings = calls.filter(isRing);
    return rings.length > 0 && rings.every(({ key }) => this.told.has(key));
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

const isRing = ({ state }: CallView): boolean => state === 'offered' || state === 'alerting';
