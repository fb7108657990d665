/** All times of the browser's telephone, each with its reason. */
export const voiceTimings = {
  /** The adaptor waits five seconds for the telephony system. */
  requestTimeoutMs: 8_000,
  /** New credentials are asked for when so much of their life is over: a slow telephony system may take some tries. */
  renewShare: 0.7,
  /** An INVITE may come before the push of its call; a call that is not known then is none of ours. */
  unknownCallMs: 10_000,
  /** A ring is painted by then, and nobody has accepted it yet. */
  earlyAnswerMs: 100,
  /** As JsSIP's own limit: who has rung for so long rings for nobody. */
  longestRingMs: 60_000,
  /** All addresses of this machine are found within a few ms of the first; more than that the agent would hear as a pause. */
  iceHostMs: 20,
  /** The candidate of a TURN or STUN server comes a round trip later. */
  iceServerMs: 300,
  /** A way that is disturbed for a moment (a change of the access point) comes back by itself within two seconds. */
  iceLostMs: 2_500,
  /** A restart needs some round trips by SIP and by the new way. */
  iceRetryMs: 4_000,
  /** Some five tries: a way that has not been found by then the agent should not wait for. */
  notRestoredMs: 20_000,
  /** A registrar answers within a round trip; a connection on which it does not has gone with its network. */
  sipAnswerMs: 3_000,
  /** The clock is looked at so often, and a machine has slept when it jumped by so much. */
  sleptLookMs: 1_000,
  sleptMs: 15_000,
  /** A re-INVITE that met another one is tried again. */
  holdRetryMs: 200,
  /** How often the sound of a call is looked at. */
  watchEveryMs: 1_000,
  /**
   * Without a packet, or with nothing but digital silence of either end, for so long the agent is told: at the fourth look
   * after the last sound, five seconds at most. Half a look less than four, because a look that comes a moment early must
   * not wait for a fifth.
   */
  silentAfterMs: 3_500,
  /** Five times a second is as quick as an eye wants a bar, and told for so long after a panel has asked. */
  meterEveryMs: 200,
  meterForMs: 5_000,
  /** A TURN server answers within some round trips; behind a firewall none ever does. */
  checkWayMs: 3_000,
  /** A check listens to the microphone so long: a breath is enough. */
  checkLevelMs: 1_500,
  /** A browser that lets a page make sound does so at once. */
  echoStartMs: 500,
  /** What is to send an echo is a machine: it answers within some round trips. */
  echoAnswerMs: 4_000,
  /** An echo that takes longer than this is none that anybody could talk with; three are tried. */
  echoWaitMs: 1_200,
  echoLongestMs: 5_000,
  /** Often enough that a whole signal is in what the browser remembers of the sound. */
  echoLookMs: 200,
  /** A microphone that is tried outside of a call is closed after so long, or sooner: long enough to say a sentence. */
  trialMs: 15_000,
} as const;
