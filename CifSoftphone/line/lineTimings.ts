/** All times of the line, each with its reason. The adaptor's own are in its settings. */
export const lineTimings = {
  /** Between two tries to hand the adaptor a message on a living connection. */
  resendAfterMs: 1_000,
  resendTries: 3,
  /** A dialled number that waited longer than this for the connection is not dialled: the agent has given up on it. */
  dialWaitMs: 10_000,
  /** A hold or a key that comes later meets another moment of the talk, and surprises both. */
  commandWaitMs: 10_000,
  /** A command that insists: the end of a call is still wanted then, for nobody else ends it, and what the agent says may be heard. After it the agent has hung up by telephone. */
  insistWaitMs: 30_000,
  /** An answer to a ring of which nobody has said when it ends: no exchange rings longer. */
  answerWaitMs: 120_000,
  /**
   * The second search for a caller, while the card says that the first had no answer in time: a Dataverse under load
   * answers after four to ten seconds. A name that comes later than this the agent has asked for by then.
   */
  patientSearchMs: 15_000,
  /** Between two tries to get the open calls. */
  listRetryMs: 1_500,
  /**
   * The open calls are asked for again although nothing happened, because a push can be lost on a line that lives:
   * while a call is open it would stand there for ever.
   */
  listAgainMs: 30_000,
  /** Without a call only the activity of a ring that nobody saw is missed, and that can wait. */
  listAgainIdleMs: 300_000,
  /** An admin who sets a variable should see the softphone come up without a reload. */
  settingsRetryMs: 30_000,
  /** The adaptor ends rings; the softphone only when its word is late. */
  ringGraceMs: 1_500,
  /** A visible follower asks the leader this often (hidden ones do not: their timers prove nothing). */
  askLeaderEveryMs: 500,
  /**
   * A follower has the leader say all that it knows so often, although it has told no change: what came wrong by whatever
   * way does not stay. To say and to read it twice a second was most of what tabs at rest did.
   */
  wholeWordEveryMs: 5_000,
  /** A connection and a list take less, a flash of a call that was answered is worse than a ring later by this. */
  ringDoubtMs: 1_000,
  /** Unanswered asks after which a follower takes the line: 2 s after the leader's last word at the latest. */
  unansweredAsks: 3,
  /** How long a place that gave the line away waits for the other to take it. */
  yieldedWaitMs: 2_000,
  /** Pages whose clocks differ by less have the same one: the difference is the way of a message. */
  sameClockMs: 500,
  /** A page whose clock missed so much has slept with its machine; hidden pages miss no more than a minute. */
  sleptMs: 90_000,
  /** Terms are times of one machine; more than this ahead of its clock nobody can have asked for the line. */
  termAheadMs: 60_000,
  /** The former leader tells that its connection is closed; a farewell on a bad network takes some seconds. */
  yieldedLateMs: 10_000,
  /** How long a place that takes over waits for the former leader to close its connection. */
  yieldWaitMs: 500,
  /** A follower's command: longer than all tries of the leader together. What the leader shows as under way waits on. */
  commandTimeoutMs: 20_000,
  /** How long figures that were given to a place stand in the view: it takes them with the first one that it hears. */
  kpiGrantMs: 5_000,
  /** A visible place that was silent so long has crashed: rings must not be drawn only there. */
  placeSilenceMs: 5_000,
} as const;
