import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Made by builds: never a source, wherever it lies. */
const ignored = new Set(['node_modules', 'dist', 'bin', 'obj']);

/** True when every result exists and the newest source is not newer than the newest file of each result. */
export function isFresh(sources: readonly string[], results: readonly string[]): boolean {
  const newestSourceMs = Math.max(...sources.map((path) => newestMs(path, ignored)));
  return results.every((path) => {
    const builtMs = newestMs(path, new Set());
    return builtMs > 0 && builtMs >= newestSourceMs;
  });
}

/** Newest change of a file, or of any file below a folder, in epoch ms; 0 when there is none. */
function newestMs(path: string, without: ReadonlySet<string>): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path)
    .filter((name) => !without.has(name))
    .reduce((newest, name) => Math.max(newest, newestMs(join(path, name), without)), 0);
}
