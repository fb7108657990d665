import { readXml } from '../model/readModel';
import { child } from '../model/xmlElement';
import type { SolutionCheck } from './solutionCheck';

/** A language whose resx file the manifest does not list may never load on a form. */
export const checkControlLanguages: SolutionCheck = ({ files, controls }) =>
  controls
    .filter(({ manifestFile }) => files.has(manifestFile))
    .flatMap(({ name, manifestFile }) => {
      const folder = manifestFile.replace(/[^/]+$/, '');
      const resources = child(child(readXml(files, manifestFile), 'control'), 'resources')?.children ?? [];
      const listed = new Set(resources.map(({ attributes }) => folder + (attributes['path'] ?? '')));
      return [...files.keys()]
        .filter((path) => path.startsWith(folder) && path.endsWith('.resx') && !listed.has(path))
        .map((path) => `${path} is in the package, but the manifest of ${name} does not list it.`);
    });
