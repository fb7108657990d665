import type { LineScript } from '../owner';

/** The lock that makes one place the owner (Web Locks). */
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

export interface LinePorts {
  readonly lock: LockPort;
  readonly openChannel: (onMessage: (message: unknown) => void) => ChannelPort;
  readonly page: PagePort;
  /** Rejects when `line.js` cannot be loaded. */
  readonly loadLineScript: () => Promise<LineScript>;
  /** The steady clock: for all that lasts or ends. */
  readonly nowMs: () => number;
  /** The PC's time of day, which may jump. */
  readonly wallTimeMs: () => number;
  readonly newId: () => string;
}
