import type { CallView } from '../core/calls/callView';

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

/** Words that a host shows for us. */
export interface PlaceTexts {
  headerText(call: CallView): string;
}
