import type { PackageFiles } from './readPackage';
import type { SolutionManifest } from './readSolutionManifest';
import { setsOf, tablesOf } from './tableDefinitions';
import { withCustomerService } from './importOptions';
import { tableOfName } from '../webapi/tables';
import { child, childrenOf, childText, optionalText, type XmlElement } from '../../../solution/model/xmlElement';

/** Folders whose components Dataverse would import and this organisation has no use for. */
export const foldersLeftOut: ReadonlySet<string> = new Set([
  'Workflows',
  'CanvasApps',
  'Assets',
  'PluginAssemblies',
  'Reports',
  'Formulas',
  'bots',
  'botcomponents',
  'connectionreferences',
  'appactions',
]);

const rootFiles: ReadonlySet<string> = new Set(['solution.xml', 'customizations.xml', '[Content_Types].xml']);
/** What customizations.xml may say without a component in it. */
const sectionsRead: ReadonlySet<string> = new Set([
  'Roles',
  'Dashboards',
  'WebResources',
  'CustomControls',
  'AppModuleSiteMaps',
  'AppModules',
  'Languages',
]);
const rootTypesRead = ['20', '60', '61', '62', '66', '80', '380'];

/** Everything that the zip holds and the import passes over, each in words for whoever imports. */
export function leftOut(
  files: PackageFiles,
  customizations: XmlElement,
  manifest: SolutionManifest,
): readonly string[] {
  const words: string[] = [];
  const named = new Set(
    [...childrenOf(child(customizations, 'WebResources'), 'WebResource')].map((node) => optionalText(node, 'FileName')),
  );
  const tables = tablesOf(withCustomerService);
  const isUnread = (folder: string, [key = '', ...file]: readonly string[]): boolean => {
    if (foldersLeftOut.has(folder)) return false;
    if (folder === 'WebResources') return !named.has(`/${[folder, key, ...file].join('/')}`);
    if (folder === 'Controls') return !manifest.rootComponents.has(`66:${key}`);
    const table = tables.find((candidate) => candidate.folder === folder)?.table;
    return ![`${table ?? ''}.xml`, 'environmentvariablevalues.json'].includes(file.join('/'));
  };
  const counts = new Map<string, number>();
  for (const path of files.keys()) {
    const [folder = '', ...more] = path.split('/');
    if (more.length === 0 && !rootFiles.has(path)) words.push(`${path}: a file that belongs to no component`);
    if (more.length > 0 && isUnread(folder, more)) words.push(`${path}: a file that no component names`);
    if (more.length > 0 && foldersLeftOut.has(folder)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  for (const [folder, count] of counts) words.push(`${folder}: ${count} ${count === 1 ? 'file' : 'files'}`);
  const sets = new Set(setsOf(withCustomerService).map(({ row }) => `${row}set`));
  for (const { name, children: all } of customizations.children) {
    const children = name === 'Entities' ? all.filter((table) => !isKnown(childText(table, 'Name'))) : all;
    if (children.length === 0 || sectionsRead.has(name) || sets.has(name)) continue;
    const names = children.map((child) => nameOf(child)).filter((one) => one !== undefined);
    words.push(
      `${name} in customizations.xml: ${children.length}${names.length === 0 ? '' : ` (${names.join(', ')})`}`,
    );
  }
  for (const component of manifest.rootComponents) {
    const [type = ''] = component.split(':', 1);
    const isTable = type === '1' && isKnown(component.slice('1:'.length));
    if (!isTable && !rootTypesRead.includes(type)) {
      words.push(`the component ${component.slice(type.length + 1)} of type ${type} in solution.xml`);
    }
  }
  return words;
}

/** Views and charts are read of tables that the organisation has; one that comes with the zip is passed over. */
const isKnown = (table: string): boolean => tableOfName(table.toLowerCase()) !== undefined;

/** The first name that an element gives itself. */
function nameOf(element: XmlElement): string | undefined {
  for (const name of ['Name', 'name', 'UniqueName', 'schemaName', 'connectionreferencelogicalname']) {
    const own = element.attributes[name] ?? element.children.find((child) => child.name === name)?.text.trim();
    if (own !== undefined && own !== '') return own;
  }
  return undefined;
}
