import { zipSync } from 'fflate';
import type { SolutionFiles } from './model/solutionFiles';

/** Any day will do, as long as it is always the same. Local parts, because zip headers hold local time. */
const fixedDate = new Date(2020, 0, 1, 0, 0, 0);

/** A zip of these files in their order: deflate, no folder entries, the same bytes for the same input. */
export function zip(files: SolutionFiles): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: fixedDate });
}
