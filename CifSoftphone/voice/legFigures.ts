import { isFields } from '../../protocol/fields';
import type { VoiceLevels, VoiceQuality } from './channel/voiceView';

/** What `getStats` says of a call's sound, as counters since its start. */
export interface LegFigures {
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Of what the caller says, since its start; `undefined` where the browser does not measure it. */
  readonly receivedEnergy: number | undefined;
  /** Of the microphone, since its start. */
  readonly microphoneEnergy: number;
  /** How loud it is at this moment, 0 to 1: what arrives, and the microphone. */
  readonly levels: VoiceLevels;
  readonly jitterMs: number;
  readonly roundTripMs: number;
  /** The sound has no way through the network at the moment. */
  readonly cutOff: boolean;
}

export const noFigures: LegFigures = {
  packetsReceived: 0,
  packetsLost: 0,
  receivedEnergy: undefined,
  microphoneEnergy: 0,
  levels: { heard: 0, microphone: 0 },
  jitterMs: 0,
  roundTripMs: 0,
  cutOff: false,
};

/** Reads a `getStats` report (W3C webrtc-stats): names that a browser does not have count as nothing. */
export function readFigures(report: Iterable<unknown>, cutOff = false): LegFigures {
  let figures: LegFigures = { ...noFigures, cutOff };
  for (const stat of report) {
    if (!isFields(stat)) continue;
    if (stat.kind !== undefined && stat.kind !== 'audio') continue;
    if (stat.type === 'inbound-rtp')
      figures = {
        ...figures,
        packetsReceived: numberIn(stat.packetsReceived),
        packetsLost: numberIn(stat.packetsLost),
        receivedEnergy: typeof stat.totalAudioEnergy === 'number' ? stat.totalAudioEnergy : undefined,
        jitterMs: numberIn(stat.jitter) * 1_000,
        levels: { ...figures.levels, heard: numberIn(stat.audioLevel) },
      };
    if (stat.type === 'media-source')
      figures = {
        ...figures,
        microphoneEnergy: figures.microphoneEnergy + numberIn(stat.totalAudioEnergy),
        levels: { ...figures.levels, microphone: Math.max(figures.levels.microphone, numberIn(stat.audioLevel)) },
      };
    if (stat.type === 'candidate-pair' && stat.nominated === true)
      figures = { ...figures, roundTripMs: numberIn(stat.currentRoundTripTime) * 1_000 };
  }
  return figures;
}

const numberIn = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/**
 * How the caller sounded between two looks, by the E-model (ITU-T G.107, simplified as for Opus: 93.2 less what delay and
 * loss cost), as a MOS. @returns `undefined` when nothing came
 */
export function meanOpinion(before: LegFigures, now: LegFigures): number | undefined {
  const received = now.packetsReceived - before.packetsReceived;
  const lost = Math.max(now.packetsLost - before.packetsLost, 0);
  if (received <= 0) return undefined;
  const delayMs = now.roundTripMs / 2 + now.jitterMs * 2 + 10;
  const delayCost = delayMs < 160 ? delayMs / 40 : (delayMs - 120) / 10;
  const lossShare = lost / (lost + received);
  const rating = Math.min(Math.max(93.2 - delayCost - 250 * lossShare, 0), 100);
  return 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating);
}

/** One sign: from 4.0 people are satisfied, below 3.6 many are not (G.107 annex B). */
export const qualityOf = (mos: number): VoiceQuality => (mos >= 4 ? 'good' : mos >= 3.6 ? 'fair' : 'poor');
