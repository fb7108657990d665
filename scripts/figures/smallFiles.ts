import type { Source } from './readSources';

/** A file of so few lines needs two who use it, or a reason. */
export const smallLines = 15;

/** How a small file says why it stands alone. */
const reason = /^\/\/ Its own file: /m;

/** Small files that only one other file knows, or none, and that give no reason: they belong to their user. */
export function smallFiles(sources: readonly Source[]): readonly Source[] {
  const importers = new Map<string, number>();
  sources.forEach(({ knows }) => new Set(knows).forEach((path) => importers.set(path, (importers.get(path) ?? 0) + 1)));
  return sources.filter(
    ({ path, lines, tree }) => lines <= smallLines && (importers.get(path) ?? 0) < 2 && !reason.test(tree.text),
  );
}
