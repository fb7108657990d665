/** The lock that makes one place the leader (Web Locks). */
export interface LockPort {
  /**
   * Asks for the lock. `steal` takes it from whoever has it. `onLost` only after `onHeld`, when another stole it.
   * @returns its undo: leaves the queue, or frees the lock; no callback after that
   */
  request(options: { readonly steal: boolean }, on: { onHeld(): void; onLost(): void }): () => void;
  /**
   * The page that holds the lock, in the browser's own word for it, which nobody can make up. `undefined` where nobody
   * holds it or the browser cannot tell; rejects never.
   */
  holder(): Promise<string | undefined>;
}

/** The BroadcastChannel: all other places of this browser hear what is posted. */
export interface ChannelPort {
  post(message: unknown): void;
  close(): void;
}

/** The page in which this place lives. */
export interface PagePort {
  /** Same for all places in one browser tab. */
  readonly windowId: string;
  visible(): boolean;
  focused(): boolean;
  /** This tab keeps a sign-in of the agent. */
  holdsSignIn(): boolean;
  /** Visibility or focus; `network`: the browser lost it or has one again. Returns its undo, as the others do. */
  onChange(listener: (what?: 'network') => void): () => void;
  /** Frozen, unloaded or put into the back/forward cache: free everything now. */
  onLeave(listener: () => void): () => void;
  onReturn(listener: () => void): () => void;
  /** From now on the browser asks before the agent leaves or reloads the page; returns its undo. */
  askBeforeLeaving(): () => void;
}

/** The browser's side of a place; the real one is `createBrowserSide`. */
export interface BrowserSide {
  /** True while the agent can see this document. */
  isVisible(): boolean;
  /** Tells when the agent can see all `parts`, and when not any more; returns its undo. */
  watchSeen(parts: readonly Element[], onSeen: (seen: boolean) => void): () => void;
  /** Calls back once after `delayMs`; returns its undo. */
  after(delayMs: number, callback: () => void): () => void;
  /** The moment in UTC, as ISO 8601 writes it. */
  now(): string;
  /** The browser and what matters of it, one line each; nothing of the agent. */
  facts(): readonly string[];
  /** Puts a text on the clipboard; false where the browser does not let us. Straight from a click. */
  copy(text: string): Promise<boolean>;
  /** Hands the agent a text as a file. */
  save(fileName: string, text: string): void;
}
