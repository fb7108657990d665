import { listen, together } from '../../browser/listen';
import { isFields, parseJson } from '../../../protocol/fields';
import { keptInBrowser, type Kept } from '../../browser/keptInBrowser';

/** What a click on the computer's notification of a ring does; `off`: none is shown. */
export const noticeClicks = ['off', 'show', 'accept'] as const;
export type NoticeClick = (typeof noticeClicks)[number];

/** What an agent chose; `undefined` while it was never asked. */
export interface NoticeChoices {
  readonly click?: NoticeClick;
}

/** Reads kept choices; what is not ours is not chosen. */
export function parseNoticeChoices(text: string | null): NoticeChoices {
  const parsed = parseJson(text ?? '');
  const click = noticeClicks.find((one) => parsed.ok && isFields(parsed.value) && parsed.value['click'] === one);
  return click === undefined ? {} : { click };
}

export interface Notice {
  readonly title: string;
  /**
   * Of several with one tag the browser shows the last. A ring that moves to another page has another tag: who takes
   * back one of the same tag takes back the newer one of the other page.
   */
  readonly tag: string;
  readonly onClick: () => void;
}

/** The computer's notifications, as the browser gives them to a page. */
export interface NoticePorts {
  readonly choices: Kept<NoticeChoices>;
  /** `undefined` in a browser that has none. */
  permission(): NotificationPermission | undefined;
  /** Straight from a click: the browser asks the agent. */
  ask(): Promise<NotificationPermission | undefined>;
  /** @returns takes it back */
  show(notice: Notice): () => void;
  /** The agent may see this page: its tab is in front and its window has the focus. */
  isLookedAt(): boolean;
  /** Calls back when that may have changed; returns its undo. */
  onLook(listener: () => void): () => void;
}

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
