import { browserTimings } from './browserTimings';

/** What is used of a window. */
export interface FramePage {
  readonly document: Pick<Document, 'visibilityState'>;
  requestAnimationFrame(callback: () => void): number;
  cancelAnimationFrame(handle: number): void;
  setTimeout(callback: () => void, delayMs: number): number;
  clearTimeout(handle: number | undefined): void;
}

/**
 * Resolves when the frame with what was just drawn has been painted: a search that begins before it takes the ring's
 * milliseconds. At once in a hidden tab, whose frames never come and whose timers tick once a second; a folded panel
 * has no frames either and goes on after a moment.
 */
export function afterNextFrame(page: FramePage): Promise<void> {
  if (page.document.visibilityState !== 'visible') return Promise.resolve();
  return new Promise((resolve) => {
    const frame = page.requestAnimationFrame(() => {
      page.clearTimeout(noFrame);
      // A frame's callback runs before its paint, a task of its own after it.
      page.setTimeout(resolve, 0);
    });
    const noFrame = page.setTimeout(() => {
      page.cancelAnimationFrame(frame);
      resolve();
    }, browserTimings.noFrameMs);
  });
}
