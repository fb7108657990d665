import { createHash } from 'node:crypto';

/**
 * A GUID in braces, of the version for ids made in one's own way: the same for the same name, for ever. Parts of a
 * solution are known by it, so a name that was released never changes.
 */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`cti_conversation/${name}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `{${parts.join('-')}}`;
}
