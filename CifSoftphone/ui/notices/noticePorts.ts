import { isFields, parseJson } from '../../../protocol/fields';
import type { Kept } from '../../browser/keptInBrowser';

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
