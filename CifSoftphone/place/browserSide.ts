import type { BrowserSide } from './placePorts';
import { savedWithinMs } from './placeTimings';

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
    now: () => new Date().toISOString(),
    facts: () => {
      const { userAgent, language, onLine } = page.navigator;
      return [`browser ${userAgent}`, `language ${language}`, `network ${onLine ? 'there' : 'away'}`];
    },
    save: (fileName, text) => {
      const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName;
      link.click();
      // The download reads it after the click.
      page.setTimeout(() => URL.revokeObjectURL(url), savedWithinMs);
    },
  };
}
