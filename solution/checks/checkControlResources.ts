import { readXml } from '../model/readModel';
import { child } from '../model/xmlElement';
import type { SolutionCheck } from './solutionCheck';

/** Every file that a control's manifest names must lie beside it. */
export const checkControlResources: SolutionCheck = ({ files, controls }) =>
  controls
    .filter(({ manifestFile }) => files.has(manifestFile))
    .flatMap(({ name, manifestFile }) => {
      const folder = manifestFile.replace(/[^/]+$/, '');
      const resources = child(child(readXml(files, manifestFile), 'control'), 'resources')?.children ?? [];
      return resources
        .map(({ attributes }) => attributes['path'])
        .filter((path): path is string => path !== undefined && !files.has(folder + path))
        .map((path) => `The manifest of ${name} names ${path}, which is not in its folder.`);
    });
