import { textOf } from '../model/solutionFiles';
import { parseXml } from '../model/xmlElement';
import type { SolutionCheck } from './solutionCheck';

/** The server refuses a whole import for one broken document, and does not say which. */
export const checkWellFormed: SolutionCheck = ({ files }) =>
  [...files.keys()]
    .filter((path) => /\.(xml|resx)$/.test(path))
    .flatMap((path) => {
      try {
        parseXml(textOf(files, path));
        return [];
      } catch (error) {
        return [`${path} is not well-formed XML: ${error instanceof Error ? error.message : String(error)}`];
      }
    });
