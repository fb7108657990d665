import type { RingSound } from '../core/settings/softphoneSettings';

/** Some pitches at once, for a while. */
export interface Burst {
  readonly atMs: number;
  readonly forMs: number;
  readonly pitchesHz: readonly number[];
}

/** A sound that is made, not loaded: bursts that come again every so often. */
export interface RingTone {
  readonly wave: 'sine' | 'triangle' | 'square';
  /** Of the agent's volume; a square wave is louder to the ear than a sine. */
  readonly loudness: number;
  readonly bursts: readonly Burst[];
  readonly everyMs: number;
}

const burst = (atMs: number, forMs: number, ...pitchesHz: readonly number[]): Burst => ({ atMs, forMs, pitchesHz });

export const ringTones: Readonly<Record<Exclude<RingSound, 'off'>, RingTone>> = {
  /** Two pitches of a telephone exchange, twice in a row. */
  classic: {
    wave: 'sine',
    loudness: 0.6,
    bursts: [burst(0, 400, 400, 450), burst(600, 400, 400, 450)],
    everyMs: 3_000,
  },
  soft: {
    wave: 'sine',
    loudness: 0.5,
    bursts: [burst(0, 500, 523), burst(450, 500, 659), burst(900, 900, 784)],
    everyMs: 4_000,
  },
  digital: {
    wave: 'square',
    loudness: 0.25,
    bursts: [burst(0, 90, 880), burst(120, 90, 1_175), burst(240, 90, 880), burst(360, 90, 1_175)],
    everyMs: 2_000,
  },
};

/** While the agent talks, a second ring must not drown the caller: short, quiet and seldom. */
export const discreetTone: RingTone = {
  wave: 'sine',
  loudness: 0.15,
  bursts: [burst(0, 120, 523)],
  everyMs: 6_000,
};
