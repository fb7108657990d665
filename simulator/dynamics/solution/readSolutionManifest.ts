import type { ImportProblems } from './importProblem';
import type { SolutionFacts } from './organisation';
import { child, childrenOf, optionalText, type XmlElement } from '../../../solution/model/xmlElement';

/** What solution.xml says: who publishes what, and which classic components it declares. */
export interface SolutionManifest {
  readonly facts: SolutionFacts;
  /** `<type>:<schema name, or id>` of each root component: 20 role, 61 web resource, 66 control. */
  readonly rootComponents: ReadonlySet<string>;
  /** The attributes of each part that the solution says it needs and does not hold. */
  readonly required: readonly Readonly<Record<string, string>>[];
}

const uniqueNamePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function readSolutionManifest(root: XmlElement, problems: ImportProblems): SolutionManifest | undefined {
  const manifest = child(root, 'SolutionManifest');
  const publisher = manifest && child(manifest, 'Publisher');
  if (root.name !== 'ImportExportXml' || !manifest || !publisher) {
    problems.add(
      'manifest',
      'The solution manifest is invalid: ImportExportXml, SolutionManifest and Publisher are needed.',
    );
    return undefined;
  }
  const uniqueName = optionalText(manifest, 'UniqueName') ?? '';
  const version = optionalText(manifest, 'Version') ?? '';
  const prefix = optionalText(publisher, 'CustomizationPrefix') ?? '';
  const optionPrefix = Number(optionalText(publisher, 'CustomizationOptionValuePrefix'));
  const publisherName = optionalText(publisher, 'UniqueName') ?? '';
  const managed = optionalText(manifest, 'Managed');
  if (!uniqueNamePattern.test(uniqueName)) {
    problems.add('unique-name', `Invalid character specified for solution unique name: "${uniqueName}".`);
  }
  if (!uniqueNamePattern.test(publisherName)) {
    problems.add('publisher-name', `Invalid character specified for publisher unique name: "${publisherName}".`);
  }
  if (!/^\d+(\.\d+){1,3}$/.test(version)) problems.add('version', `Invalid solution version: "${version}".`);
  if (!/^(?!mscrm)[a-z][a-z0-9]{1,7}$/i.test(prefix)) {
    problems.add(
      'prefix',
      `The customization prefix "${prefix}" must be 2 to 8 letters or digits and start with a letter.`,
    );
  }
  if (!Number.isInteger(optionPrefix) || optionPrefix < 10_000 || optionPrefix > 99_999) {
    problems.add('option-prefix', 'The option value prefix must be between 10000 and 99999.');
  }
  if (managed !== '0' && managed !== '1') problems.add('managed', `Managed must be 0 or 1, not "${managed ?? ''}".`);
  const packageVersion = Number(root.attributes['SolutionPackageVersion'] ?? '9.2');
  if (packageVersion > 9.2) {
    problems.add(
      'package-version',
      `The solution package version ${packageVersion} is newer than this organisation (9.2).`,
    );
  }
  const displayName = childrenOf(child(manifest, 'LocalizedNames'), 'LocalizedName')[0]?.attributes['description'];
  return {
    facts: {
      uniqueName,
      displayName: displayName ?? uniqueName,
      version,
      managed: managed === '1',
      publisher: publisherName,
      prefix,
    },
    required: childrenOf(child(manifest, 'MissingDependencies'), 'MissingDependency').map(
      (missing) => child(missing, 'Required')?.attributes ?? {},
    ),
    rootComponents: new Set(
      childrenOf(child(manifest, 'RootComponents'), 'RootComponent').map(
        (component) =>
          `${component.attributes['type']}:${component.attributes['schemaName'] ?? component.attributes['id']}`,
      ),
    ),
  };
}
