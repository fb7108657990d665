import type { SolutionCheck } from './solutionCheck';

/** Only FileName connects a component with its file; and a file that nobody names would not be imported. */
export const checkFilesExist: SolutionCheck = ({ files, webResources, controls }) => {
  const named = [...webResources.map(({ file }) => file), ...controls.map(({ manifestFile }) => manifestFile)];
  return [
    ...named
      .filter((path) => !files.has(path))
      .map((path) => `customizations.xml names the file ${path}, which is not in the package: build it first.`),
    ...[...files.keys()]
      .filter((path) => path.startsWith('WebResources/') && !named.includes(path))
      .map((path) => `${path} is in the package but no web resource names it: it would not be imported.`),
    ...[...files.keys()]
      .filter((path) => path.includes('\\'))
      .map((path) => `${path} has a backslash: paths in the package need forward slashes.`),
  ];
};
