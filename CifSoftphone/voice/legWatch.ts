import type { SoundFigures } from '../core/calls/soundFigures';
import type { VoiceQuality, VoiceTrouble } from './channel/voiceView';
import { meanOpinion, noFigures, qualityOf, type LegFigures } from './legFigures';
import { SoundMeans } from './soundMeans';
import { voiceTimings } from './voiceTimings';

/**
 * `CallSilent`: no packet comes, or the microphone gives nothing at all. `CallerSilent`: packets of exact silence.
 * `CallCutOff`: the network has no way for it, and another one is looked for; `CallNotRestored`: for long.
 */
export type Silence = Extract<VoiceTrouble, 'CallSilent' | 'CallerSilent' | 'CallCutOff' | 'CallNotRestored'>;

/** What is seen of a call's sound. */
export interface Seen {
  readonly quality: VoiceQuality | undefined;
  readonly silence: Silence | undefined;
  /** Of this call, since the beginning of its sound; `undefined` while nothing could be judged. */
  readonly means: SoundFigures | undefined;
}

/** Watches the sound of one call by its counters: states say "connected" also where no packet arrives. */
export class LegWatch {
  private before: LegFigures = noFigures;
  private receivedAtMs: number;
  private soundedAtMs: number;
  private spokenAtMs: number;
  private joinedAtMs: number;
  /** A consultation goes through the telephone of its call: each has means of its own. */
  private readonly means = new Map<string, SoundMeans>();
  private callId = '';

  constructor(nowMs: number, callId = '') {
    this.callId = callId;
    this.receivedAtMs = nowMs;
    this.soundedAtMs = nowMs;
    this.spokenAtMs = nowMs;
    this.joinedAtMs = nowMs;
  }

  /**
   * @param quiet held or muted: nothing is expected then
   * @param callId whose sound it is now
   */
  look(now: LegFigures, quiet: boolean, nowMs: number, callId = ''): Seen {
    const { before } = this;
    // What came between two calls is nobody's alone.
    const sameCall = this.callId === callId;
    this.callId = callId;
    this.before = now;
    if (quiet || now.packetsReceived > before.packetsReceived) this.receivedAtMs = nowMs;
    // A browser that does not measure the level says nothing of it.
    if (quiet || now.receivedEnergy === undefined || now.receivedEnergy !== before.receivedEnergy)
      this.soundedAtMs = nowMs;
    // A microphone that works has noise: exact silence is a switch on the headset, or a device that is gone.
    if (quiet || now.microphoneEnergy !== before.microphoneEnergy) this.spokenAtMs = nowMs;
    if (!now.cutOff) this.joinedAtMs = nowMs;
    const mos = meanOpinion(before, now);
    if (mos !== undefined && !quiet && sameCall) this.meansOf(callId).add(mos, before, now);
    return {
      quality: quiet ? 'quiet' : mos === undefined ? undefined : qualityOf(mos),
      silence: this.silence(now.cutOff, nowMs),
      means: this.means.get(callId)?.get(),
    };
  }

  private meansOf(callId: string): SoundMeans {
    const known = this.means.get(callId) ?? new SoundMeans();
    this.means.set(callId, known);
    return known;
  }

  private silence(cutOff: boolean, nowMs: number): Silence | undefined {
    const isLong = (sinceMs: number): boolean => nowMs - sinceMs >= voiceTimings.silentAfterMs;
    // A browser sees that its way is gone some seconds after the last packet.
    if (cutOff && isLong(Math.min(this.receivedAtMs, this.joinedAtMs)))
      return nowMs - this.joinedAtMs >= voiceTimings.notRestoredMs ? 'CallNotRestored' : 'CallCutOff';
    if (isLong(Math.min(this.receivedAtMs, this.spokenAtMs))) return 'CallSilent';
    return isLong(this.soundedAtMs) ? 'CallerSilent' : undefined;
  }
}
