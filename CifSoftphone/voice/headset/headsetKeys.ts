import type { HeadsetLamps, HeadsetReport, OpenHeadset } from './headsetPort';

/** What the agent did. `pressed`: of a hook that only says that; `mute`: of a mute that only says that. */
export type HeadsetPress = 'lifted' | 'laid' | 'pressed' | 'mute' | 'muted' | 'unmuted';

/** A button is let go within a second, a headset echoes a lamp within a tenth; nobody ends a call that soon. */
const hookRestMs = 1_000;
/** Two reports of one press of Mute. */
const muteRestMs = 300;

/**
 * Tells what the agent pressed from what a headset only says: it echoes the lamps that it is told to show, repeats itself,
 * and says a button's release, too (decisions/0045).
 */
export class HeadsetKeys {
  private hook = false;
  private mute = false;
  /** When each state of the hook was last shown to the headset, and when the mute was. */
  private readonly shownAtMs = new Map<string, number>();
  private lamps: HeadsetLamps | undefined;
  /** Until then a key does nothing more. */
  private hookRestsMs = -Infinity;
  private muteRestsMs = -Infinity;

  constructor(private readonly kinds: Pick<OpenHeadset, 'hook' | 'mute'>) {}

  shown(lamps: HeadsetLamps, nowMs: number): void {
    const before = this.lamps;
    this.lamps = lamps;
    if (before?.offHook !== lamps.offHook) this.shownAtMs.set(`hook ${lamps.offHook}`, nowMs);
    if (before?.mute !== lamps.mute) this.muteRestsMs = nowMs + muteRestMs;
  }

  /** A press of the hook did something: its release, and a report that comes twice, must not do another. */
  hookDid(nowMs: number): void {
    this.hookRestsMs = nowMs + hookRestMs;
  }

  heard(report: HeadsetReport, nowMs: number): readonly HeadsetPress[] {
    const hook = report.hook === undefined ? undefined : this.hookSays(report.hook, nowMs);
    const mute = report.mute === undefined ? undefined : this.muteSays(report.mute, nowMs);
    return [hook, mute].filter((one) => one !== undefined);
  }

  private hookSays(on: boolean, nowMs: number): HeadsetPress | undefined {
    const same = on === this.hook;
    this.hook = on;
    if (nowMs < this.hookRestsMs) return undefined;
    if (this.kinds.hook === 'button') return on ? 'pressed' : undefined;
    const shownAtMs = this.shownAtMs.get(`hook ${on}`) ?? -Infinity;
    return same || nowMs - shownAtMs < hookRestMs ? undefined : on ? 'lifted' : 'laid';
  }

  private muteSays(on: boolean, nowMs: number): HeadsetPress | undefined {
    const same = on === this.mute;
    this.mute = on;
    if (this.kinds.mute === 'switch') return same ? undefined : on ? 'muted' : 'unmuted';
    if (!on || nowMs < this.muteRestsMs) return undefined;
    this.muteRestsMs = nowMs + muteRestMs;
    return 'mute';
  }
}
