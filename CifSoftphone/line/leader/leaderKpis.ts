import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { SoftphoneAnswer, SoftphoneMessage } from '../../../protocol/messages/softphoneMessage';
import { activityId } from '../../activity/activityId';
import type { WrappedUp } from '../../activity/draftClock';
import { callKey } from '../../core/calls/call';
import type { SoundFigures } from '../../core/calls/soundFigures';
import { toKpiEvents } from '../../core/calls/kpiEvents';
import type { KpiReport, Kpis } from '../../core/calls/kpiReport';
import { lineTimings } from '../lineTimings';

export interface LeaderKpisParts {
  readonly deliver: (message: SoftphoneMessage) => Promise<SoftphoneAnswer>;
  readonly newId: () => string;
  readonly wallTimeMs: () => number;
  /** How a call has sounded, where its sound was in this browser. */
  readonly soundOf: (callId: string) => SoundFigures | undefined;
  readonly changed: () => void;
}

interface Ended {
  readonly oid: string;
  readonly call: CallSnapshot;
  readonly toldAtMs: number;
  readonly wrappedUp?: WrappedUp;
}

/** Figures are for places that have a host to give them to; where there is none, the newest calls are kept and no more. */
const maxWaiting = 50;

/**
 * Keeps the figures of ended calls until a place offers to report them. Each call is claimed at the adaptor first, so
 * that it is reported once, whatever windows and machines the agent has; what breaks in between is reported never.
 */
export class LeaderKpis {
  private readonly waiting = new Map<string, Ended>();
  private readonly seen = new Set<string>();
  private granted: readonly KpiReport[] = [];
  private claiming = false;
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(private readonly parts: LeaderKpisParts) {}

  view(): Kpis {
    return { waiting: this.waiting.size, granted: this.granted };
  }

  heard(oid: string, calls: readonly CallSnapshot[]): void {
    const toldAtMs = ({ toldAtMs: atMs = this.parts.wallTimeMs() }: CallSnapshot): number => atMs;
    const ended = calls.filter((call) => call.state === 'disconnected');
    this.keep(ended.map((call) => ({ oid, call, toldAtMs: toldAtMs(call) })));
  }

  /** An answered call with which the agent is done. */
  wrappedUp(call: CallSnapshot, wrappedUp: WrappedUp): void {
    const { oid, toldAtMs } = wrappedUp;
    this.keep([{ oid, call, toldAtMs, wrappedUp }]);
  }

  private keep(ended: readonly Ended[]): void {
    const fresh = ended.filter(({ call }) => !this.seen.has(callKey(call)));
    if (fresh.length === 0) return;
    for (const one of fresh) {
      const key = callKey(one.call);
      this.seen.add(key);
      this.waiting.set(key, one);
    }
    Array.from(this.waiting.keys())
      .slice(0, -maxWaiting)
      .forEach((key) => this.waiting.delete(key));
    this.parts.changed();
  }

  /** A place can report: it gets what is waiting and not reported elsewhere. */
  async offered(placeId: string): Promise<void> {
    if (this.claiming) return;
    this.claiming = true;
    for (const [key, ended] of this.waiting) {
      const { callId, source } = ended.call;
      const answer = await this.parts.deliver({ type: 'call.reported', id: this.parts.newId(), callId, source });
      if (answer.reason === 'unavailable') break;
      this.waiting.delete(key);
      if (answer.ok) this.grant(await toReport(placeId, ended, this.parts.soundOf(callId)));
    }
    this.claiming = false;
    this.parts.changed();
  }

  stop(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
  }

  private grant(report: KpiReport): void {
    this.granted = [...this.granted, report];
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.granted = this.granted.filter((one) => one !== report);
      this.parts.changed();
    }, lineTimings.kpiGrantMs);
    this.timers.add(timer);
  }
}

const toReport = async (
  placeId: string,
  { oid, call, toldAtMs, wrappedUp }: Ended,
  sound: SoundFigures | undefined,
): Promise<KpiReport> => ({
  placeId,
  conversationId: await activityId(call, oid),
  direction: call.direction,
  events: toKpiEvents(call, toldAtMs, wrappedUp, sound),
});
