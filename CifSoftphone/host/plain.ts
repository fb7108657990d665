import type { HostPort } from './hostPort';

/** A form, or a page of its own: nothing beside our own card can be drawn, opened or docked. */
export function createPlainHost(): HostPort {
  return { name: 'plain', stop: () => undefined };
}
