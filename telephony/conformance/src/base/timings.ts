/** Every waiting time of the suite, with its reason. */
export const timings = {
  /** What a connector must do at once is done by then: the softphone waits 8 s for a command, and a person less. */
  promptMs: 5_000,
  /** How a queue stands may be asked for now and then; later it is no help to an agent. */
  queuesToldMs: 15_000,
  /** After this nothing more is expected of what happened; a connector that tells twice does so at once or when it repeats. */
  quietMs: 700,
  /** After a restart or a broken connection: everything is right again by then. */
  againMs: 20_000,
  /** The adaptor waits this long for the answer to a webhook. */
  webhookAnswerMs: 5_000,
  /** Clocks may differ by this much (Standard Webhooks, and docs/connect-telephony.md). */
  webhookToleranceMs: 300_000,
  /** How long a command counts. */
  commandLifeMs: 8_000,
  /** A request that the adaptor leaves unanswered: longer than the 9 s in which the real one always answers. */
  unansweredMs: 30_000,
  /** Until an unanswered request is repeated: a client's time-out of 10 s and some. */
  repeatedMs: 26_000,
  /** A whole check: a driver or a connector that hangs must not keep the suite. */
  checkMs: 90_000,
  /** What a driver may take to end everything. */
  closeMs: 10_000,
  /** How often something is looked at. */
  lookEveryMs: 10,
} as const;
