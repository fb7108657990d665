import type { ImportProblems } from './importProblem';
import type { WebResource } from './organisation';
import type { PackageFiles } from './readPackage';
import type { SolutionManifest } from './readSolutionManifest';
import { child, childrenOf, optionalText, type XmlElement } from '../../../solution/model/xmlElement';

const namePattern = /^[A-Za-z0-9_.]+(\/[A-Za-z0-9_.]+)*$/;
const guidPattern = /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i;

/** Reads the web resources that customizations.xml lists and finds each one's file. */
export function readWebResources(
  customizations: XmlElement,
  files: PackageFiles,
  manifest: SolutionManifest,
  problems: ImportProblems,
): readonly WebResource[] {
  const resources: WebResource[] = [];
  for (const node of childrenOf(child(customizations, 'WebResources'), 'WebResource')) {
    const name = optionalText(node, 'Name') ?? '';
    const type = Number(optionalText(node, 'WebResourceType'));
    const fileName = optionalText(node, 'FileName') ?? '';
    const content = files.get(fileName.replace(/^\//, ''));
    const id = optionalText(node, 'WebResourceId') ?? '';
    if (!guidPattern.test(id))
      problems.add('guid', `Unrecognized Guid format: web resource ${name} has the id "${id}".`);
    if (!namePattern.test(name) || /\.(aspx|ascx|asmx|ashx)$/i.test(name)) {
      problems.add(
        'web-resource-name',
        `The web resource name "${name}" contains invalid characters or a forbidden extension.`,
      );
    }
    if (!name.startsWith(`${manifest.facts.prefix}_`)) {
      problems.add(
        'web-resource-prefix',
        `The web resource name ${name} must start with the publisher's prefix ${manifest.facts.prefix}_.`,
      );
    }
    if (!Number.isInteger(type) || type < 1 || type > 12) {
      problems.add('web-resource-type', `The web resource ${name} has an unknown type.`);
    }
    if (!manifest.rootComponents.has(`61:${name}`)) {
      problems.add(
        'root-component',
        `The component ${id} (${name}) of type 61 is not declared in the solution file as a root component.`,
      );
    }
    if (!content) {
      problems.add('web-resource-file', `Source File does not exist: ${fileName} of the web resource ${name}.`);
      continue;
    }
    resources.push({ name, type, content });
  }
  for (const component of manifest.rootComponents) {
    const name = component.slice('61:'.length);
    if (component.startsWith('61:') && !resources.some((resource) => resource.name === name)) {
      problems.add(
        'root-component-absent',
        `Cannot add a Root Component ${name} of type 61 because it is not in the target system.`,
      );
    }
  }
  return resources;
}
