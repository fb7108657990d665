import { extensionOf } from '../contentTypes';
import { readXml } from '../model/readModel';
import type { SolutionCheck } from './solutionCheck';

const file = '[Content_Types].xml';

/** A missing extension ends the import with an error that has no text. */
export const checkContentTypes: SolutionCheck = ({ files }) => {
  if (!files.has(file)) {
    return [`${file} is missing: the package would not be recognised.`];
  }
  const declared = readXml(files, file)
    .children.filter(({ name }) => name === 'Default')
    .map(({ attributes }) => attributes['Extension'] ?? '');
  return [...files.keys()]
    .filter((path) => path !== file && !declared.includes(extensionOf(path)))
    .map((path) => `${file} does not declare the extension of ${path}.`);
};
