/** Times of tries, frames and windows in a browser, each with its reason. */
export const browserTimings = {
  /** Delays stay below this for the first half minute: after a short cut the ring must be drawn within 3 s. */
  retryQuickMaxMs: 2_500,
  retryQuickForMs: 30_000,
  retryFirstMs: 250,
  /** After that an outage is long: a thousand agents must not knock twice a second at a service that starts. */
  retrySlowMaxMs: 30_000,
  /** A lost connection is told as trouble only when it lasts: the status line shows it at once. */
  troubleAfterMs: 5_000,
  /** Three frames of a slow screen: without one nothing is being drawn that a search could hold up. */
  noFrameMs: 50,
  /** A pop-up that is closed is noticed within this time; two looks in a row, because a look can hit a navigation. */
  popupLookEveryMs: 500,
} as const;

/**
 * So long name and buttons of a ring must stand in sight before it counts as shown: a glance is as long, and a card that
 * only flashes by while a page scrolls or a panel folds is none.
 */
export const seenForMs = 200;
/** Of a name or a button that much must be in sight; the rest is rounding at odd zooms. */
export const inViewShare = 0.95;
/** How long a file that the agent saves stays in memory; the browser has begun to read it long before. */
export const savedWithinMs = 10_000;
