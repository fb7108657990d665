import type { ImportProblems } from './importProblem';
import type { ControlDefinition, ControlProperty } from './organisation';
import { readXml, type PackageFiles } from './readPackage';
import type { SolutionManifest } from './readSolutionManifest';
import { child, childrenOf, optionalText, type XmlElement } from '../../../solution/model/xmlElement';

/** Reads the controls that customizations.xml lists, each with its manifest, strings and files. */
export function readControls(
  customizations: XmlElement,
  files: PackageFiles,
  manifest: SolutionManifest,
  problems: ImportProblems,
): readonly ControlDefinition[] {
  const controls: ControlDefinition[] = [];
  for (const node of childrenOf(child(customizations, 'CustomControls'), 'CustomControl')) {
    const name = optionalText(node, 'Name');
    const path = optionalText(node, 'FileName')?.replace(/^\//, '');
    if (!name || !path) {
      problems.add(
        'control-form',
        'An unexpected error occurred. (CustomControl needs the child elements Name and FileName)',
      );
      continue;
    }
    if (!files.has(path)) {
      problems.add('control-file', `Source File does not exist: ${path} of the control ${name}.`);
      continue;
    }
    const root = readXml(files, path, problems);
    const control = root && child(root, 'control');
    if (!control) {
      if (root) problems.add('control-manifest', `The manifest of the control ${name} holds no control.`);
      continue;
    }
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const registeredName = `${control.attributes['namespace']}.${control.attributes['constructor']}`;
    const expected = `${manifest.facts.prefix}_${registeredName}`;
    if (!name.startsWith(`${manifest.facts.prefix}_`)) {
      const prefix = name.slice(0, Math.max(0, name.indexOf('_')));
      problems.add(
        'control-prefix',
        `Publisher prefix ${prefix} for this control ${name} does not match the prefix ${manifest.facts.prefix} for the solution.`,
      );
    } else if (
      name !== expected ||
      folder !== `Controls/${expected}/` ||
      !manifest.rootComponents.has(`66:${expected}`)
    ) {
      problems.add('control-root-component', `Root component missing for custom control ${registeredName}.`);
    }
    const version = control.attributes['version'] ?? '';
    if (!/^\d+\.\d+\.\d+$/.test(version)) {
      problems.add('control-version', `The 'version' attribute is invalid - "${version}". Pattern constraint failed.`);
    }
    controls.push(toControl(name, registeredName, version, control, folder, files, problems));
  }
  for (const component of manifest.rootComponents) {
    const name = component.slice('66:'.length);
    if (component.startsWith('66:') && !controls.some((control) => control.name === name)) {
      problems.add(
        'root-component-absent',
        `Cannot add a Root Component ${name} of type 66 because it is not in the target system.`,
      );
    }
  }
  return controls;
}

function toControl(
  name: string,
  registeredName: string,
  version: string,
  control: XmlElement,
  folder: string,
  files: PackageFiles,
  problems: ImportProblems,
): ControlDefinition {
  const resources = child(control, 'resources');
  const code = childrenOf(resources, 'code')[0]?.attributes['path'] ?? '';
  const cssPaths = childrenOf(resources, 'css').map((css) => css.attributes['path'] ?? '');
  const resxPaths = childrenOf(resources, 'resx').map((resx) => resx.attributes['path'] ?? '');
  for (const path of [code, ...cssPaths, ...resxPaths]) {
    if (!files.has(folder + path)) {
      problems.add('control-resource', `Source File does not exist: ${folder}${path} of the control ${name}.`);
    }
  }
  const own = [...files].filter(([path]) => path.startsWith(folder));
  return {
    name,
    registeredName,
    version,
    kind: control.attributes['control-type'] === 'virtual' ? 'virtual' : 'standard',
    properties: readProperties(control),
    platformLibraries: childrenOf(resources, 'platform-library').map((library) => ({
      name: library.attributes['name'] ?? '',
      version: library.attributes['version'] ?? '',
    })),
    codePath: code,
    cssPaths,
    strings: readStrings(
      resxPaths.map((path) => folder + path),
      files,
      problems,
    ),
    files: new Map(own.map(([path, content]) => [path.slice(folder.length), content])),
  };
}

function readProperties(control: XmlElement): readonly ControlProperty[] {
  const groups = new Map(
    childrenOf(control, 'type-group').map((group) => [
      group.attributes['name'] ?? '',
      childrenOf(group, 'type').map((type) => type.text.trim()),
    ]),
  );
  return childrenOf(control, 'property').map((property) => {
    const { name = '', usage, required, 'default-value': defaultValue } = property.attributes;
    const options = childrenOf(property, 'value').map((value) => ({
      name: value.attributes['name'] ?? '',
      value: value.text.trim(),
      isDefault: value.attributes['default'] === 'true',
    }));
    const ownType = property.attributes['of-type'];
    return {
      name,
      usage: usage === 'bound' || usage === 'output' ? usage : 'input',
      required: required === 'true',
      types: ownType ? [ownType] : (groups.get(property.attributes['of-type-group'] ?? '') ?? []),
      defaultValue: defaultValue ?? options.find((option) => option.isDefault)?.value,
      options,
    };
  });
}

/** Only the resx files that the manifest lists: nothing documented loads another one. */
function readStrings(
  paths: readonly string[],
  files: PackageFiles,
  problems: ImportProblems,
): Readonly<Record<number, Readonly<Record<string, string>>>> {
  const strings: Record<number, Record<string, string>> = {};
  for (const path of paths) {
    const languageId = /\.(\d{4,5})\.resx$/.exec(path)?.[1];
    const root = languageId === undefined || !files.has(path) ? undefined : readXml(files, path, problems);
    if (!root || languageId === undefined) continue;
    const table = (strings[Number(languageId)] ??= {});
    for (const data of childrenOf(root, 'data')) {
      // Not trimmed: white space in a translation is meant.
      table[data.attributes['name'] ?? ''] = child(data, 'value')?.text ?? '';
    }
  }
  return strings;
}
