import { readXml } from '../model/readModel';
import { child } from '../model/xmlElement';
import type { SolutionCheck } from './solutionCheck';

/** Name, folder and the manifest's namespace.constructor must be the same words (the root component has its own check). */
export const checkControlIdentity: SolutionCheck = ({ files, controls, publisher }) =>
  controls.flatMap(({ name, manifestFile }) => {
    const folder = /^Controls\/([^/]+)\/ControlManifest\.xml$/.exec(manifestFile)?.[1];
    const folderFault =
      folder === name
        ? []
        : [`The control ${name} lies in the folder ${folder ?? manifestFile}: both must be the same.`];
    if (!files.has(manifestFile)) {
      return folderFault;
    }
    const control = child(readXml(files, manifestFile), 'control');
    const inManifest = `${control?.attributes['namespace'] ?? ''}.${control?.attributes['constructor'] ?? ''}`;
    return name === `${publisher.prefix}_${inManifest}`
      ? folderFault
      : [
          ...folderFault,
          `The control ${name} calls itself ${inManifest} in its manifest: the import would not find it.`,
        ];
  });
