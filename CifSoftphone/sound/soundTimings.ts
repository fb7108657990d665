// Its own file: times lie where they are looked for.

/** Times of the ring's sound, each with its reason. */
export const soundTimings = {
  /** Sounds are planned so far ahead; no ring lasts longer, and a planned sound is taken back when it ends sooner. */
  longestRingMs: 120_000,
  /** Long enough not to click, too short to be heard as a swell. */
  fadeMs: 15,
  /** A browser that lets a page sound does so in a few milliseconds. */
  blockedAfterMs: 400,
} as const;
