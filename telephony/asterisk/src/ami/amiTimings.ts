/** Every waiting time of the connection to the PBX, with its reason. */
export const amiTimings = {
  /** A PBX on the same network answers within milliseconds; one that restarts refuses at once. */
  connectMs: 5_000,
  /** A wrong secret is answered after one second, on purpose of Asterisk. */
  actionMs: 10_000,
  /** A list of a big PBX's channels; it is read beside its calls. */
  listMs: 20_000,
  /** After a restart modules load for seconds, and until then queues are empty. */
  bootedMs: 30_000,
  /** It tells its age in whole seconds, and clocks go apart; nobody starts one twice within this. */
  sameStartMs: 2_000,
  /** A connection that died without a word is found by this and `pongMs`. */
  pingEveryMs: 5_000,
  pongMs: 3_000,
  /** Between two tries to connect: soon, because meanwhile every call at the PBX is unseen. */
  reconnectFirstMs: 250,
  reconnectMaxMs: 5_000,
} as const;
