/** Times of what is written about calls, each with its reason. */
export const activityTimings = {
  /** Notes are saved in the agent's pauses: a request for each letter would help nobody. */
  saveAfterPauseMs: 800,
  /** Who never pauses loses no more than this by a crash. */
  saveAtLatestMs: 3_000,
  /** What Dataverse refuses is tried when its text changes, after a reload, and now and then: an admin may have fixed it. */
  refusedRetryMs: 5 * 60_000,
  /** A wrap-up without a limit goes on after a reload or a crash; who comes back later has forgotten the call. */
  resumeWrapUpMs: 15 * 60_000,
} as const;
