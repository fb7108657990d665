/** Times of conversations in a browser, each with its reason. */
export const messagesTimings = {
  /** As notes of a call: in pauses of typing, and at the latest after this. */
  draftPauseMs: 800,
  draftAtLatestMs: 3_000,
  /** A lost push is made good by then, while something is open. */
  listEveryMs: 30_000,
  /** Between two tries of what was not answered. */
  againAfterMs: 2_000,
  /** A wish that nobody answered is given back to the agent. */
  wishTries: 5,
  /** The adaptor stores before it answers. */
  answerWithinMs: 12_000,
  requestWithinMs: 10_000,
  /** As often as all is listed: Dataverse gave no answer to who it is. */
  lookUpAgainMs: 30_000,
  /** So long the other end counts the agent as typing; said again each 3 s while it is true. */
  typingForMs: 5_000,
  typingEveryMs: 3_000,
  /** As for calls: who comes back later has forgotten what it was about. */
  resumeWrapUpMs: 15 * 60_000,
} as const;
