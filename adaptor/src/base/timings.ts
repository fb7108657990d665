/** Every waiting time of the adaptor, in milliseconds, with its reason. Two of them are settings; these are their defaults. */
export const timings = {
  /** RingTtlMs: three times the 10 s of the host's notification, so that an agent who comes to the panel can still answer. */
  ringTtlMs: 30_000,
  /** ShownDeadlineMs: a reconnect after a cut takes up to 3 s; a ring not drawn after 10 s will not be seen in time. */
  shownDeadlineMs: 10_000,
  /** A test ring: long enough to turn from the page that asks for it to the panel. */
  testRingMs: 20_000,
  /** A connection lost less than this ago counts as live: clients come back within 3 s, a slow network within 30 s. */
  lostConnectionGraceMs: 30_000,
  /** An agent's seat for a conversation that does not say so yet belongs to an offer under way: those end within 9 s. */
  seatIsTakenMs: 30_000,
  /** A client that sends heartbeats is gone after this: hidden tabs may tick only once a minute, and one may be missed. */
  heartbeatLifeMs: 180_000,
  /** A client that never sent one: a lost disconnect event must not leave a ghost for longer than a working day. */
  silentConnectionLifeMs: 24 * 3_600_000,
  /** The SignalR Service answers in milliseconds; a caller that waits for our 202 must not wait long for a dead one. */
  pushTimeoutMs: 3_000,
  /**
   * The rows that follow a push wait so long for it at most: they would compete with it, but while the service hangs a
   * softphone that reconnects must find the call in its list.
   */
  pushHeadStartMs: 50,
  /** Idle connections to the SignalR Service and to storage are closed after this: sooner than servers do, which is after 5 s or more. */
  idleConnectionMs: 4_000,
  /** To connect to one of Azure's services; most requests have less time of their own. */
  connectMs: 5_000,
  /** Before the only retry of a push, made only when the connection was refused. */
  pushRetryDelayMs: 150,
  /** One try of a request to storage, which answers in milliseconds; it is tried twice more. */
  storageTryMs: 2_000,
  /** What is known of the call before may be missing; the ring must not be late for it. */
  earlierCallMs: 1_000,
  /** No ring is pushed later than this after it was asked for: who asked may have given up. */
  pushWithinMs: 5_000,
  /** Every request is answered by then, with 503 where storage hangs: below the time-outs of softphones and most clients. */
  answerWithinMs: 9_000,
  /** A repeat that meets its unfinished twin waits this long for the twin's answer… */
  twinAnswerMs: 5_000,
  /** …looking this often; each look is one storage request. */
  twinPollMs: 100,
  /** A stored ring without an answer after this belongs to an instance that died: a repeat rings again. */
  abandonedRingMs: 10_000,
  /**
   * A look that is stored for less than this from now does not count on: instances' clocks differ, and a sweep that is
   * at it may have read the call before it changed. With a short deadline each change stores its own look, as it may.
   */
  lookMarginMs: 3_000,
  /** A telephony system's webhook endpoint must answer within this. */
  webhookTimeoutMs: 5_000,
  /** A sender that has not ended by itself so long after that is given up. */
  webhookSpareMs: 500,
  /** A webhook waits so long for its turn, then for its next attempt: with the time-outs less than the first delay. */
  webhookQueueMs: 4_000,
  /**
   * A webhook of a call that was confirmed is crossed off by the call's next change; after this without one, by itself.
   * Less than the first delay between two attempts: no other instance sends it again meanwhile.
   */
  crossOffAfterMs: 5_000,
  /** What other instances have stored of telephony systems is read again after this: seldom for storage, soon for people. */
  systemsFreshMs: 5_000,
  /** Older than this it is waited for: an instance that was asleep must not tell calls at an address of yesterday. */
  systemsStaleMs: 30_000,
  /** A telephony system that is down is asked so often whether it is back: its own webhooks may wait for an hour. */
  systemCheckEveryMs: 30_000,
  /** Growing delays between attempts of one webhook; the last one repeats. */
  webhookRetryDelaysMs: [10_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000],
  /** A webhook that could not be delivered for a day is dropped: nobody waits for this call any more. */
  webhookLifeMs: 24 * 3_600_000,
  /**
   * A command that the telephony system has not completed by then has failed: a switch needs a second or two, and an
   * agent who waits longer than this does something else. The sweep may add its own five seconds.
   */
  commandLifeMs: 8_000,
  /**
   * A dialled call that nobody answers and of which nothing more is heard: networks give up after two to three minutes.
   */
  dialLifeMs: 180_000,
  /** An offered chat: somebody sits there and waits. Longer than a ring, because the agent may be reading another one. */
  chatOfferMs: 45_000,
  /** Any other offer: nobody waits at the other end. */
  otherOfferMs: 120_000,
  /** What the agent wrote and the telephony system has not taken: later it would answer a question nobody remembers. */
  messageLifeMs: 600_000,
  /** A hand-over that nobody has taken by then came to nothing: the colleague's offer lasts as long. */
  transferLifeMs: 150_000,
  /**
   * So often it is looked whether an agent with conversations is still there; with the grace of a lost connection a
   * customer waits for less than two minutes. A softphone says as often that it is alive.
   */
  agentWatchEveryMs: 60_000,
  /** A conversation of which nothing was heard for so long is over: customers of SMS and e-mail take their days. */
  silentConversationLifeMs: 7 * 24 * 3_600_000,
  /** A call of which no end was ever reported is closed after this, or it would be listed for ever. */
  openCallLifeMs: 24 * 3_600_000,
  /** Ended calls are kept so long for those that ask (and so are idempotency keys). */
  endedCallLifeMs: 7 * 24 * 3_600_000,
  /** Rows of connections that ended, or fell silent for good: late and repeated events find them for a day and leave no ghost. */
  endedConnectionLifeMs: 24 * 3_600_000,
  /** Old rows are looked for only now and then, because that reads whole tables. */
  pruneEveryMs: 3_600_000,
  /** A client token's life: it is checked only when a connection starts, and each reconnect negotiates anew. */
  clientTokenMs: 3_600_000,
  /** A token for one REST call. */
  serviceTokenMs: 120_000,
  /** The adaptor's own tokens live for an hour or more; renewed so long before their end, beside what is asked. */
  ownTokenRenewedMs: 300_000,
  /** The address for them is on the same machine. */
  ownTokenTimeoutMs: 3_000,
  /** Clocks of issuer and adaptor may differ by this much. */
  tokenClockToleranceMs: 60_000,
  /** A token that was found valid is checked again after this: a signing key that the issuer withdraws counts no longer. */
  tokenRememberedMs: 300_000,
  /** The issuer's discovery document and keys; a caller waits for it on the first request only. */
  issuerTimeoutMs: 5_000,
  /** Counts and durations go to Application Insights this often: its charts have minutes. */
  metricsEveryMs: 60_000,
  /** Health is asked by probes every few seconds; storage and service are not asked more often than this. */
  healthCacheMs: 5_000,
  /** A service that has not answered by then is as good as gone, and probes give up soon after. */
  healthTimeoutMs: 3_000,
} as const;

/** Six fields, seconds first: how late a deadline can be when the process that set it has died. */
export const sweepSchedule = '*/5 * * * * *';
