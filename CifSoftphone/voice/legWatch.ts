import type { VoiceQuality } from './channel/voiceView';
import { meanOpinion, noFigures, qualityOf, type LegFigures } from './legFigures';
import { voiceTimings } from './voiceTimings';

/** What is seen of a call's sound. */
export interface Seen {
  readonly quality: VoiceQuality | undefined;
  /** Nothing has come, or the microphone has given nothing at all, for too long. */
  readonly silent: boolean;
}

/** Watches the sound of one call by its counters: states say "connected" also where no packet arrives. */
export class LegWatch {
  private before: LegFigures = noFigures;
  private receivedAtMs: number;
  private spokenAtMs: number;

  constructor(nowMs: number) {
    this.receivedAtMs = nowMs;
    this.spokenAtMs = nowMs;
  }

  /** @param quiet held or muted: nothing is expected then */
  look(now: LegFigures, quiet: boolean, nowMs: number): Seen {
    const { before } = this;
    this.before = now;
    if (quiet || now.packetsReceived > before.packetsReceived) this.receivedAtMs = nowMs;
    // A microphone that works has noise: exact silence is a switch on the headset, or a device that is gone.
    if (quiet || now.microphoneEnergy !== before.microphoneEnergy) this.spokenAtMs = nowMs;
    const mos = meanOpinion(before, now);
    return {
      quality: quiet ? 'quiet' : mos === undefined ? undefined : qualityOf(mos),
      silent: nowMs - Math.min(this.receivedAtMs, this.spokenAtMs) >= voiceTimings.silentAfterMs,
    };
  }
}
