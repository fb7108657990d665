/** Every waiting time of the connector but those of the manager connection, with its reason. */
export const timings = {
  /** Before the adaptor is told again what it could not be told; it doubles up to the next. */
  tellAgainFirstMs: 500,
  tellAgainMaxMs: 10_000,
  /** An agent whose softphone is closed is asked for again while the call lasts: opened in mid-call, it shows it. */
  offerAgainMs: 5_000,
  /** An offer without an answer may be carried out so long: the adaptor has done with a request within 9 s. */
  offerArrivesMs: 10_000,
  /** The adaptor's open calls are compared with the PBX this often: a webhook or an event may have been lost. */
  compareEveryMs: 60_000,
  /** Agents about whom the adaptor is asked at the same time, after a start: each answer is a few reads of its tables. */
  asksAtOnce: 4,
  /** Who is named by an e-mail address is looked for this often: such an agent has no telephone before. */
  askWhoEveryMs: 30_000,
  /** How the queues stand is looked at this often: one question for all agents. */
  queuesEveryMs: 5_000,
  /** The same is told again so often: a softphone takes what is older than two and a half minutes for old. */
  tellQueuesAgainMs: 60_000,
  /** The PBX's mailboxes are read again this often: nothing tells that one was added. */
  mailboxesEveryMs: 300_000,
  /** How long a command or a report waits, just after the start, until it is known which calls there are. */
  comparedMs: 5_000,
  /** A command's effect comes within milliseconds; a call that is neither held nor retrieved by then has stayed as it was. */
  effectMs: 2_000,
  /** Between two tries to join two channels that have only just left their bridge; a busy PBX takes up to a second. */
  joinAgainMs: 20,
  /** The connection to the PBX is lost as two are joined: tried again so often, so long, and by then they have hung up. */
  joinLaterEveryMs: 200,
  joinLaterMs: 120_000,
  /** One key: long enough for gateways, and Asterisk waits for it. */
  digitMs: 120,
  /** A comma among keys. */
  pauseMs: 1_000,
  /** An agent's own telephone rings this long for a click to dial. */
  ownPhoneRingsMs: 20_000,
  /** Who is asked in a consultation rings this long, if the dialplan does not end it before. */
  askedRingsMs: 120_000,
  /** A dialled call whose telephone is answered and that dials nobody by then talks to the PBX itself. */
  dialsNobodyMs: 3_000,
  /** Commands to dial that are remembered, to know a repeat: those of the last minutes, however many agents dial. */
  rememberedDials: 1_000,
  /** ARI answers within milliseconds, and the adaptor waits five seconds for a telephone. */
  ariMs: 2_000,
  /** A browser's password: renewed after 70 % of it, and worth little to a thief. */
  phoneLifeMs: 600_000,
  /** Before a password that could not be taken away is tried again. */
  withdrawAgainMs: 10_000,
  /** Browsers that are telephones no more are remembered, so that two of one agent do not take each other's place in turn. */
  rememberedPhones: 1_000,
  /** Of a browser that is gone no packet comes for so long; of one that talks there are fifteen. */
  soundLooksMs: 300,
  /** A browser holds at the click, and its SIP is here before the command; after that the agent has clicked in another one. */
  browserHoldsMs: 500,
  /** The adaptor waits five seconds for an answer and writes whole seconds: an older webhook comes from another clock. */
  webhookArrivesMs: 7_000,
  /** The same for one that is sent in the future: so far clocks may differ. */
  webhookEarlyMs: 2_000,
  /** How long the end waits for what is under way. */
  stopMs: 3_000,
} as const;
