import { activityTimings } from './activityTimings';
import type { WrapUp } from '../core/draft/callDraft';
import type { DraftsParts, Entry } from './draftEntry';

const minuteMs = 60_000;

/** A wrap-up that is over. */
export interface WrappedUp {
  readonly oid: string;
  /** When the call's last word was told: what it tells are elapsed times. By the clock of the record, as `atMs`. */
  readonly toldAtMs: number;
  readonly atMs: number;
  readonly lastedMs: number;
}

export interface DraftClockParts extends Pick<DraftsParts, 'nowMs' | 'wrapUpSeconds' | 'wrapUpExtensions' | 'due'> {
  /** The wrap-up ended by its time. */
  readonly over: (key: string) => void;
}

/** When a draft is saved, and how long its wrap-up goes on. */
export class DraftClock {
  constructor(private readonly parts: DraftClockParts) {}

  /** The call is over, heard of at this time. @param isNew nobody wrote about it here while it went on */
  ended(key: string, entry: Entry, sinceMs: number, heardAtMs: number, isNew: boolean): void {
    entry.wrapUpSinceMs = sinceMs;
    const limit = this.parts.wrapUpSeconds();
    const isOld = isNew && heardAtMs - sinceMs > activityTimings.resumeWrapUpMs;
    // Nobody comes back to a call of yesterday: its row is completed with what was saved.
    if (limit === 0 || (limit === undefined && isOld)) entry.doneAtMs ??= sinceMs;
    this.watch(key, entry);
  }

  /** `undefined` while the call goes on. */
  wrapUp({ wrapUpSinceMs: sinceMs, addedMinutes }: Entry): WrapUp | undefined {
    if (sinceMs === undefined) return undefined;
    const limit = this.parts.wrapUpSeconds();
    if (limit === undefined) return { sinceMs, endsAtMs: undefined };
    return { sinceMs, endsAtMs: sinceMs + limit * 1_000 + addedMinutes * minuteMs, addedMinutes };
  }

  /** The agent wants a minute more; makers say how often. */
  addMinute(key: string, entry: Entry): void {
    if (this.wrapUp(entry)?.endsAtMs === undefined || entry.addedMinutes >= this.parts.wrapUpExtensions()) return;
    entry.addedMinutes += 1;
    this.watch(key, entry);
  }

  /** `undefined` while the agent is at it. */
  doneAtMs({ doneAtMs, wrapUpSinceMs }: Entry): number | undefined {
    // The agent may press Done before the adaptor has said that the call is over.
    return doneAtMs === undefined ? undefined : Math.max(doneAtMs, wrapUpSinceMs ?? 0);
  }

  /** How long the wrap-up was, or is by now; `undefined` while the call goes on. */
  wrappedUp(entry: Entry): Pick<WrappedUp, 'atMs' | 'lastedMs'> | undefined {
    if (entry.wrapUpSinceMs === undefined) return undefined;
    const atMs = this.doneAtMs(entry) ?? this.parts.nowMs();
    return { atMs, lastedMs: atMs - entry.wrapUpSinceMs };
  }

  /** Ends the wrap-up by its time; again whenever makers have set another. */
  watch(key: string, entry: Entry): void {
    clearTimeout(entry.overTimer);
    const endsAtMs = this.wrapUp(entry)?.endsAtMs;
    if (endsAtMs === undefined || entry.doneAtMs !== undefined) return;
    entry.overTimer = setTimeout(() => this.parts.over(key), Math.max(0, endsAtMs - this.parts.nowMs()));
  }

  /** When the agent pauses, and now and then while the agent does not. */
  saveSoon(key: string, entry: Entry): void {
    const nowMs = this.parts.nowMs();
    entry.unsavedSinceMs ??= nowMs;
    const latestMs = entry.unsavedSinceMs + activityTimings.saveAtLatestMs - nowMs;
    clearTimeout(entry.saveTimer);
    const due = (): void => this.parts.due(key);
    entry.saveTimer = setTimeout(due, Math.max(0, Math.min(activityTimings.saveAfterPauseMs, latestMs)));
  }
}
