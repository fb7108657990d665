import { browserTimings } from './browserTimings';

export interface ClosableWindow {
  readonly closed: boolean;
}

/**
 * Calls back once when a pop-up was closed; returns its undo. A window whose issuer isolates itself (COOP) also looks
 * closed to us: only when our own document has the focus again, twice in a row, the agent has really come back.
 */
export function whenClosed(
  popUp: ClosableWindow,
  onClosed: () => void,
  hasFocus: () => boolean = () => document.hasFocus(),
): () => void {
  let seen = 0;
  const timer = setInterval(() => {
    seen = popUp.closed && hasFocus() ? seen + 1 : 0;
    if (seen < 2) return;
    clearInterval(timer);
    onClosed();
  }, browserTimings.popupLookEveryMs);
  return () => clearInterval(timer);
}
