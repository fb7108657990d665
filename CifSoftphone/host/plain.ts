import type { DesktopPort } from './desktopPort';

/** A form, or a page of its own: nothing beside our own card can be drawn, opened or docked. */
export function createPlainDesktop(): DesktopPort {
  return { name: 'plain', stop: () => undefined };
}
