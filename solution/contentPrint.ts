import { createHash } from 'node:crypto';
import { bytesOf, textOf, type SolutionFiles } from './model/solutionFiles';

/**
 * A print of what a package holds: two packages of one release have the same, whatever organisation they were packed for.
 * @param organisation the origin that stands in it
 */
export function contentPrint(files: SolutionFiles, organisation: string): string {
  const hash = createHash('sha256');
  for (const path of [...files.keys()].sort()) {
    const bytes = path.endsWith('.xml') ? bytesOf(textOf(files, path).replaceAll(organisation, '')) : files.get(path);
    hash.update(path).update(
      createHash('sha256')
        .update(bytes ?? '')
        .digest(),
    );
  }
  return hash.digest('hex');
}
