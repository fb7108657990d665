import { discreetTone, type RingTone } from './ringTones';

/** Softer than a ring, so that an agent knows without looking that nobody waits on the telephone. */
export const messageTones = {
  offer: {
    wave: 'sine',
    loudness: 0.35,
    bursts: [
      { atMs: 0, forMs: 180, pitchesHz: [659] },
      { atMs: 220, forMs: 320, pitchesHz: [880] },
    ],
    everyMs: 3_500,
  },
  tap: { wave: 'sine', loudness: 0.25, bursts: [{ atMs: 0, forMs: 140, pitchesHz: [784] }], everyMs: 1_000 },
  discreet: discreetTone,
} as const satisfies Readonly<Record<string, RingTone>>;
