import { readFigures } from './readFigures';
import type { SolutionFiles } from './solutionFiles';
import { textOf } from './solutionFiles';
import type {
  CustomControl,
  RowColumn,
  RowLink,
  SecurityRole,
  SolutionModel,
  SolutionRow,
  WebResource,
} from './solutionModel';
import type { XmlElement } from './xmlElement';
import { child, childText, parseXml } from './xmlElement';

/**
 * Reads the files of a solution zip.
 * @throws Error "path:line:column: reason" for a document that is missing or not well formed.
 */
export function readModel(files: SolutionFiles): SolutionModel {
  const solutionXml = readXml(files, 'solution.xml');
  const customizationsXml = readXml(files, 'customizations.xml');
  const manifest = child(solutionXml, 'SolutionManifest');
  const publisher = child(manifest, 'Publisher');
  return {
    files,
    uniqueName: childText(manifest, 'UniqueName'),
    version: childText(manifest, 'Version'),
    managed: childText(manifest, 'Managed'),
    publisher: {
      uniqueName: childText(publisher, 'UniqueName'),
      prefix: childText(publisher, 'CustomizationPrefix'),
      optionPrefix: childText(publisher, 'CustomizationOptionValuePrefix'),
    },
    rootComponents: (child(manifest, 'RootComponents')?.children ?? []).map((component) => ({
      type: component.attributes['type'] ?? '',
      name: component.attributes['schemaName'] ?? component.attributes['id'] ?? '',
    })),
    ...readFigures(customizationsXml),
    roles: (child(customizationsXml, 'Roles')?.children ?? []).map(readRole),
    webResources: (child(customizationsXml, 'WebResources')?.children ?? []).map(readWebResource),
    controls: (child(customizationsXml, 'CustomControls')?.children ?? []).map(readControl),
    rows: [...files.keys()].filter(isRowFile).map((path) => readRow(files, path)),
    links: customizationsXml.children.filter(({ name }) => name.startsWith('msdyn_')).flatMap(readLinks),
    solutionXml,
    customizationsXml,
  };
}

/** @throws Error that begins with the path. */
export function readXml(files: SolutionFiles, path: string): XmlElement {
  try {
    return parseXml(textOf(files, path));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isRowFile(path: string): boolean {
  return /^(environmentvariabledefinitions|msdyn_[^/]+)\/[^/]+\/[^/]+\.xml$/.test(path);
}

function readRow(files: SolutionFiles, path: string): SolutionRow {
  const root = readXml(files, path);
  const [folder = '', folderKey = ''] = path.split('/');
  const [keyAttribute = '', key = ''] = Object.entries(root.attributes)[0] ?? [];
  return { path, folder, folderKey, table: root.name, keyAttribute, key, columns: root.children.map(readColumn) };
}

function readColumn(element: XmlElement): RowColumn {
  const localized = element.attributes['default'];
  if (localized !== undefined) {
    return { name: element.name, kind: 'localized', value: localized };
  }
  const lookup = element.children[0];
  return lookup
    ? { name: element.name, kind: 'lookup', value: lookup.text.trim() }
    : { name: element.name, kind: 'plain', value: element.text.trim() };
}

function readWebResource(element: XmlElement): WebResource {
  return {
    id: childText(element, 'WebResourceId'),
    name: childText(element, 'Name'),
    type: childText(element, 'WebResourceType'),
    file: childText(element, 'FileName').replace(/^\//, ''),
  };
}

function readControl(element: XmlElement): CustomControl {
  return { name: childText(element, 'Name'), manifestFile: childText(element, 'FileName').replace(/^\//, '') };
}

function readRole(role: XmlElement): SecurityRole {
  return {
    id: role.attributes['id'] ?? '',
    name: role.attributes['name'] ?? '',
    parts: role.children.map(({ name }) => name),
    privileges: (child(role, 'RolePrivileges')?.children ?? []).map(({ attributes }) => ({
      name: attributes['name'] ?? '',
      level: attributes['level'] ?? '',
    })),
  };
}

function readLinks(set: XmlElement): readonly RowLink[] {
  return set.children.map((link) => ({
    set: set.name,
    ends: Object.entries(link.attributes).map(([name, key]) => ({ attribute: name.split('.')[0] ?? name, key })),
  }));
}
