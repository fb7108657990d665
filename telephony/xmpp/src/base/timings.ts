/** Every waiting time of the connector, with its reason. */
export const timings = {
  /** Between two tries to reach the server: it is up again within a tenth of a second. */
  reconnectMs: 500,
  /** An agent's message waits so long for the server: the adaptor waits five seconds, and then gives it again. */
  upWaitMs: 3_000,
  /** The server answers what stands behind a message within milliseconds; later nobody can tell whether it has it. */
  echoMs: 10_000,
  /** A guest without a free agent: looked for again this often. */
  offerAgainMs: 3_000,
  /** A guest whose window is closed may come back: a reload, a lost network. */
  guestGraceMs: 15_000,
  /** So long a sign of typing holds: guests' programs do not repeat it. */
  typingMs: 10_000,
  /** What is told is told again so long: the adaptor may be started anew meanwhile. */
  tellMs: 300_000,
  tellAgainMs: 1_000,
} as const;

/** How much the connector remembers. */
export const most = {
  /** Agents' messages whose ids are known, to send none twice: those of weeks, at 40 bytes. */
  takenIds: 20_000,
  /** The guest's own ids of messages that were given another one. */
  foreignIds: 2_000,
  /** What goes with an offer: the protocol takes 50 messages, and 65,536 characters with all that is around them. */
  earlier: 50,
  earlierCharacters: 30_000,
  /** What a guest writes before there is an agent; more is refused. */
  waitingLines: 200,
} as const;
