import type { BrowserSide } from './placePorts';

/** @param page the window in which the place is drawn */
export function createBrowserSide(page: Window = window): BrowserSide {
  const { document } = page;
  return {
    isVisible: () => document.visibilityState === 'visible',
    whenPainted: (element, callback) => {
      let frame = 0;
      let afterFrame = 0;
      const undo = (): void => {
        page.cancelAnimationFrame(frame);
        page.clearTimeout(afterFrame);
        document.removeEventListener('visibilitychange', look);
        page.removeEventListener('resize', look);
      };
      // A frame's callback runs before its paint; the task after it runs when the pixels are on their way.
      const look = (): void => {
        page.cancelAnimationFrame(frame);
        frame = page.requestAnimationFrame(() => {
          page.clearTimeout(afterFrame);
          afterFrame = page.setTimeout(painted, 0);
        });
      };
      const painted = (): void => {
        // No box: the panel is folded away. A later resize or return of the tab asks again.
        if (document.visibilityState !== 'visible' || element.getClientRects().length === 0) return;
        undo();
        callback();
      };
      document.addEventListener('visibilitychange', look);
      page.addEventListener('resize', look);
      look();
      return undo;
    },
    after: (delayMs, callback) => {
      const timer = page.setTimeout(callback, delayMs);
      return () => page.clearTimeout(timer);
    },
  };
}
