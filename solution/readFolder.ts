import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SolutionFiles } from './model/solutionFiles';

/**
 * All files below a folder, sorted by path.
 * @throws Error when the folder cannot be read.
 */
export async function readFolder(folder: string): Promise<SolutionFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const files = new Map<string, Uint8Array>();
  for (const path of paths) {
    files.set(path, await readFile(join(folder, path)));
  }
  return files;
}
