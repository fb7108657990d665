import type { BrowserSide } from './browserPorts';
import { savedWithinMs } from './browserTimings';
import { watchSeen } from './watchSeen';

/** @param page the window in which the place is drawn */
export function createBrowserSide(page: Window = window): BrowserSide {
  const { document } = page;
  return {
    isVisible: () => document.visibilityState === 'visible',
    watchSeen: (parts, onSeen) => watchSeen(page, parts, onSeen),
    after: (delayMs, callback) => {
      const timer = page.setTimeout(callback, delayMs);
      return () => page.clearTimeout(timer);
    },
    now: () => new Date().toISOString(),
    facts: () => {
      const { userAgent, language, onLine } = page.navigator;
      // Where there is a telephone for this browser, voicepanel.js leaves a line about it in the head, which is never drawn.
      const sound = document.head.title;
      return [`browser ${userAgent}`, `language ${language}`, `network ${onLine ? 'there' : 'away'}${sound}`];
    },
    copy: async (text) => {
      try {
        await page.navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
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
