import { join } from 'node:path';

/** How a program of the unpacked tree is started: by the tree's own loader, with the tree's libraries. */
export function debianProgram(
  root: string,
  path: string,
): { readonly command: string; readonly args: readonly string[] } {
  const libraries = join(root, 'usr/lib/x86_64-linux-gnu');
  return {
    command: join(libraries, 'ld-linux-x86-64.so.2'),
    args: ['--library-path', libraries, join(root, path)],
  };
}
