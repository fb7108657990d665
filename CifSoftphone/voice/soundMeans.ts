import type { SoundFigures } from '../core/calls/soundFigures';
import type { LegFigures } from './legFigures';

/** Sums a call's sound up for its record: each look counts as much as another, loss by its packets. */
export class SoundMeans {
  private looks = 0;
  private mos = 0;
  private jitterMs = 0;
  private roundTripMs = 0;
  private received = 0;
  private lost = 0;

  add(mos: number, before: LegFigures, now: LegFigures): void {
    this.looks += 1;
    this.mos += mos;
    this.jitterMs += now.jitterMs;
    this.roundTripMs += now.roundTripMs;
    this.received += now.packetsReceived - before.packetsReceived;
    this.lost += Math.max(now.packetsLost - before.packetsLost, 0);
  }

  get(): SoundFigures | undefined {
    const { looks, lost, received } = this;
    if (looks === 0) return undefined;
    return {
      mos: rounded(this.mos / looks),
      lossPercent: rounded((100 * lost) / (lost + received)),
      jitterMs: rounded(this.jitterMs / looks),
      roundTripMs: rounded(this.roundTripMs / looks),
    };
  }
}

/** One digit behind the point is as much as such an estimate knows. */
const rounded = (figure: number): number => Math.round(figure * 10) / 10;
