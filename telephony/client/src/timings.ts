/** Every waiting time and limit of the client, with its reason. The first two are options; these are their defaults. */
export const timings = {
  /** One request: the adaptor answers within 9 s whatever hangs behind it. */
  requestTimeoutMs: 10_000,
  /** No repeat begins later than this after the first try: who rings somebody else by then must not be overtaken. */
  patienceMs: 10_000,
  /** The same for what happened to a call or an agent: it stays true, and an end that is lost blocks the agent. */
  factPatienceMs: 30_000,
  /** The first and two more: what three tries cannot do is a fault that somebody must see. */
  maxTries: 3,
  /** Before the first repeat, where the adaptor names no time; four times as long before the next. */
  firstRetryMs: 250,
  /** A token is renewed so long before its end, beside the work; until then the old one does. */
  tokenRenewBeforeMs: 300_000,
  /** A token that ends within this may be over when it arrives. */
  tokenSpareMs: 30_000,
  /** Where the issuer could not renew a token that still counts, it is asked again after this. */
  tokenRenewAgainMs: 10_000,
  /** Where the issuer does not say how long a token counts. */
  tokenLifeMs: 300_000,
  /** Standard Webhooks advises five minutes: long enough for clocks that differ, short enough for replays. */
  toleranceMs: 300_000,
  /** For the body of a webhook: the adaptor has sent all of it at once, and has given up by then. */
  bodyMs: 10_000,
  /** Above any webhook of the adaptor, which has some kilobytes. */
  maxBodyBytes: 262_144,
  /** Ids of webhooks that are remembered, to know a repeat: 160 a second for the ten minutes in which one can come. */
  rememberedWebhooks: 100_000,
} as const;
