import type { SoundFigures } from '../core/calls/soundFigures';
import type { VoiceQuality, VoiceTrouble } from './channel/voiceView';
import { meanOpinion, noFigures, qualityOf, type LegFigures } from './legFigures';
import { SoundMeans } from './soundMeans';
import { voiceTimings } from './voiceTimings';

/** What is seen of a call's sound. */
export interface Seen {
  readonly quality: VoiceQuality | undefined;
  /** `CallSilent`: no packet comes, or the microphone gives nothing at all. `CallerSilent`: packets of exact silence. */
  readonly silence: Extract<VoiceTrouble, 'CallSilent' | 'CallerSilent'> | undefined;
  /** Since the beginning of this sound; `undefined` while nothing could be judged. */
  readonly means: SoundFigures | undefined;
}

/** Watches the sound of one call by its counters: states say "connected" also where no packet arrives. */
export class LegWatch {
  private before: LegFigures = noFigures;
  private receivedAtMs: number;
  private soundedAtMs: number;
  private spokenAtMs: number;
  private readonly means = new SoundMeans();

  constructor(nowMs: number) {
    this.receivedAtMs = nowMs;
    this.soundedAtMs = nowMs;
    this.spokenAtMs = nowMs;
  }

  /** @param quiet held or muted: nothing is expected then */
  look(now: LegFigures, quiet: boolean, nowMs: number): Seen {
    const { before } = this;
    this.before = now;
    if (quiet || now.packetsReceived > before.packetsReceived) this.receivedAtMs = nowMs;
    // A browser that does not measure the level says nothing of it.
    if (quiet || now.receivedEnergy === undefined || now.receivedEnergy !== before.receivedEnergy)
      this.soundedAtMs = nowMs;
    // A microphone that works has noise: exact silence is a switch on the headset, or a device that is gone.
    if (quiet || now.microphoneEnergy !== before.microphoneEnergy) this.spokenAtMs = nowMs;
    const mos = meanOpinion(before, now);
    if (mos !== undefined && !quiet) this.means.add(mos, before, now);
    const isLong = (sinceMs: number): boolean => nowMs - sinceMs >= voiceTimings.silentAfterMs;
    return {
      quality: quiet ? 'quiet' : mos === undefined ? undefined : qualityOf(mos),
      silence: isLong(Math.min(this.receivedAtMs, this.spokenAtMs))
        ? 'CallSilent'
        : isLong(this.soundedAtMs)
          ? 'CallerSilent'
          : undefined,
      means: this.means.get(),
    };
  }
}
