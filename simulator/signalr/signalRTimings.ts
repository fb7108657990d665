/** The service's own times, in milliseconds. */
export interface SignalRTimings {
  /** A connection token is good for this long after negotiate. */
  readonly negotiateValidMs: number;
  /** Between opening the socket and the client's handshake. */
  readonly handshakeMs: number;
  readonly pingEveryMs: number;
  /** A client that sent nothing for so long is cut. */
  readonly clientSilenceMs: number;
  /** How long a webhook may take. */
  readonly upstreamMs: number;
}

/** Documented where Microsoft documents them; the webhook's time is not, so it is only generous. */
export const defaultSignalRTimings: SignalRTimings = {
  negotiateValidMs: 5_000,
  handshakeMs: 15_000,
  pingEveryMs: 15_000,
  clientSilenceMs: 30_000,
  upstreamMs: 30_000,
};
