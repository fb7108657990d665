import type * as React from 'react';

/**
 * What has the keyboard is seen: the messages at the bottom lie over what a browser takes for in sight. By the key that
 * came there, not by the focus: a press must not move what it meets.
 */
export function clearOfNotices({ currentTarget, target }: React.KeyboardEvent<HTMLElement>): void {
  const notices = currentTarget.lastElementChild;
  if (notices === null || !(target instanceof HTMLElement) || notices.contains(target)) return;
  const { top, height } = notices.getBoundingClientRect();
  if (target.getBoundingClientRect().bottom <= top) return;
  target.style.scrollMarginBottom = `${height}px`;
  target.scrollIntoView({ block: 'nearest' });
  target.style.scrollMarginBottom = '';
}
