/** How much one caller may ask of one instance, with the reasons. Four of them are settings; these are their defaults. */
export const limits = {
  /** RingsPerSecond: ten thousand agents with a call every five minutes make 33; one instance bears some hundreds. */
  ringsPerSecond: 200,
  /** AgentRequestsPerSecond: a person with several tabs that all reconnect, and types digits, stays below 10. */
  agentRequestsPerSecond: 20,
  /** ConnectionsPerUser: one per browser; rows of connections that were lost without a word count until they expire. */
  connectionsPerUser: 50,
  /** ConversationsPerAgent: what people can hold apart while they write; those that are parked do not count. */
  conversationsPerAgent: 4,
  /** Later events and questions of a telephony app, for each ring that it may offer: a call has about five. */
  requestsPerRing: 10,
  /** Pages of the list of agents: a page costs up to some 200 requests to storage; ten thousand agents make 50 pages. */
  agentListsPerSecond: 10,
  /** What a telephony app says of itself: at its start and when it changes, so this is for one that runs wild. */
  registrationsPerSecond: 10,
  /** Test rings of one administrator: one each five seconds, for a hand that presses again. */
  testRingsPerSecond: 0.2,
  /** A bucket holds what flows in during so many seconds: bursts are normal (a shift begins, a line comes back). */
  burstSeconds: 5,
  /** What an agent with too many connections is asked to wait: about the time after which silent ones are dropped. */
  tooManyConnectionsMs: 60_000,
  /** Callers that an instance remembers; more than an organisation has, and a few MB. */
  rememberedCallers: 20_000,
} as const;
