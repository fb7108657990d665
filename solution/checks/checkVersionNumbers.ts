import { lastReleasedVersion } from '../lastRelease';
import { readXml } from '../model/readModel';
import { child } from '../model/xmlElement';
import type { SolutionCheck } from './solutionCheck';

/** A solution's version has four parts, a control's three; the control's must be above the last release's. */
export const checkVersionNumbers: SolutionCheck = (model) => [
  ...(/^\d+\.\d+\.\d+\.\d+$/.test(model.version)
    ? []
    : [`The solution's version "${model.version}" must have four parts, such as 1.0.0.0.`]),
  ...model.controls
    .filter(({ manifestFile }) => model.files.has(manifestFile))
    .flatMap(({ name, manifestFile }) => {
      const version = child(readXml(model.files, manifestFile), 'control')?.attributes['version'] ?? '';
      if (!/^\d+\.\d+\.\d+$/.test(version)) {
        return [`The control ${name} has version "${version}": three parts are needed, such as 1.0.0.`];
      }
      if (isAbove(lastReleasedVersion, version) || version === '0.0.0') {
        return [
          `The control ${name} has version ${version}, not as high as the last release (${lastReleasedVersion}): ` +
            'Dataverse would silently keep the old bundle. Raise the version in package.json.',
        ];
      }
      return model.version.startsWith(`${version}.`)
        ? []
        : [`The control ${name} has version ${version}, the solution ${model.version}: package.json decides both.`];
    }),
];

function isAbove(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) > 0;
}
