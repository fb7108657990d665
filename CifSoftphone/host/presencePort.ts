/** A presence of the host as agents choose it: its words, and what they mean where the host says so. */
export interface Presence {
  readonly text: string;
  /** The host's own word for its meaning (`AVAILABLE`, `BUSY`, `BUSY_DO_NOT_DISTURB`, `AWAY`, `OFFLINE`), if it came with it. */
  readonly base?: string;
}

/** The agent's presence in the host (Omnichannel). */
export interface PresencePort {
  /** `undefined` where the host has none, or cannot say now. */
  read(): Promise<Presence | undefined>;
  /** @returns false when the host did not take it: there is no such presence, or it has none at all */
  set(text: string): Promise<boolean>;
  /** The presence was changed, by the agent or by code. Returns its undo. */
  onChange(listener: (presence: Presence) => void): () => void;
}
