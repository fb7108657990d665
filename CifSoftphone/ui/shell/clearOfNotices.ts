import type * as React from 'react';

/**
 * What Tab goes to is seen: the messages at the bottom lie over what a browser takes for in sight. By that key alone: a
 * press must not move what it meets, nor a message the field in which somebody types.
 */
export function clearOfNotices({ key, currentTarget, target }: React.KeyboardEvent<HTMLElement>): void {
  if (key !== 'Tab') return;
  const notices = currentTarget.querySelector('[data-notices]');
  if (notices === null || !(target instanceof HTMLElement) || notices.contains(target)) return;
  const { top, height } = notices.getBoundingClientRect();
  if (target.getBoundingClientRect().bottom <= top) return;
  target.style.scrollMarginBottom = `${height}px`;
  target.scrollIntoView({ block: 'nearest' });
  target.style.scrollMarginBottom = '';
}
