/** Times of the connection to the adaptor, each with its reason. The adaptor's own are in its settings. */
export const connectionTimings = {
  /** Negotiate and lists answer in milliseconds; a cold start of a Functions app takes a few seconds. */
  requestTimeoutMs: 10_000,
  /** The adaptor stores before it answers; longer than a request so that a slow one is not repeated needlessly. */
  invokeTimeoutMs: 12_000,
  /** Three of them in the 180 s after which the adaptor takes a silent connection for dead: a hidden page's clock ticks once a minute. */
  heartbeatEveryMs: 60_000,
} as const;
