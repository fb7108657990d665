import { keptInBrowser } from '../../browser/keptInBrowser';
import { listen, together } from '../../browser/listen';
import { parseNoticeChoices, type NoticePorts } from './noticePorts';

export const browserNotices: NoticePorts = {
  choices: keptInBrowser('cti-softphone-notices', parseNoticeChoices),
  permission: () => (typeof Notification === 'undefined' ? undefined : Notification.permission),
  ask: async () => (typeof Notification === 'undefined' ? undefined : Notification.requestPermission()),
  show: ({ title, tag, onClick }) => {
    // Silent: the ring has its own sound. It stays until the ring ends, and no longer.
    const shown = notification(title, { tag, requireInteraction: true, silent: true });
    if (shown === undefined) return () => undefined;
    shown.onclick = () => {
      shown.close();
      window.focus();
      onClick();
    };
    return () => shown.close();
  },
  isLookedAt: () => !document.hidden && wholePage().document.hasFocus(),
  onLook: (listener) =>
    together(
      listen(document, ['visibilitychange'], listener),
      ...[...new Set([window, wholePage()])].map((page) => listen(page, ['focus', 'blur'], listener)),
    ),
};

/** `undefined` in a browser that gives them to service workers only (Chrome on Android): the card still rings. */
function notification(title: string, options: NotificationOptions): Notification | undefined {
  try {
    return new Notification(title, options);
  } catch {
    return undefined;
  }
}

/** The panel is a frame of the app: the agent looks at it as well while the app around it has the focus. */
function wholePage(): Window {
  try {
    // Reading the document of a page of another origin throws.
    return window.parent.document ? window.parent : window;
  } catch {
    return window;
  }
}
