import type { CallView } from '../calls/callView';

/** The browser's side of a place; the real one is `createBrowserSide`. */
export interface BrowserSide {
  /** True while the agent can see this document. */
  isVisible(): boolean;
  /** Calls back once, after `element` was painted in a visible document, however late; returns its undo. */
  whenPainted(element: Element, callback: () => void): () => void;
  /** Calls back once after `delayMs`; returns its undo. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Words that a host shows for us. */
export interface PlaceTexts {
  headerText(call: CallView): string;
}
