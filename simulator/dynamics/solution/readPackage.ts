import { unzipSync } from 'fflate';
import type { ImportProblems } from './importProblem';
import { parseXml, type XmlElement } from '../../../solution/model/xmlElement';

/** The files of a solution zip, by their path. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

const uploadLimitBytes = 5120 * 1024;
const contentTypesPath = '[Content_Types].xml';

/** Opens the zip and checks what the import service checks before it looks inside; `undefined` when nothing more can be read. */
export function readPackage(zip: Uint8Array, problems: ImportProblems): PackageFiles | undefined {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(zip);
  } catch {
    problems.add('not-a-zip', 'The solution file is invalid. The compressed file could not be opened.');
    return undefined;
  }
  const files = new Map(Object.entries(entries).filter(([path]) => !path.endsWith('/')));
  for (const needed of ['solution.xml', 'customizations.xml', contentTypesPath]) {
    if (!files.has(needed)) {
      problems.add(
        'missing-part',
        `The solution file is invalid. The compressed file must contain the following files at its root: solution.xml, customizations.xml and [Content_Types].xml. Missing: ${needed}.`,
      );
    }
  }
  for (const [path, content] of files) {
    if (path.includes('\\')) problems.add('backslash', `An unexpected error occurred. (part ${path})`);
    if (content.length > uploadLimitBytes) {
      problems.add('too-big', `${path} failed to import with error: Webresource content size is too big.`);
    }
  }
  checkContentTypes(files, problems);
  return problems.all.length === 0 ? files : undefined;
}

function checkContentTypes(files: PackageFiles, problems: ImportProblems): void {
  const types = readXml(files, contentTypesPath, problems);
  if (!types) return;
  const defaults = new Set<string>();
  const overrides = new Set<string>();
  for (const child of types.children) {
    if (child.name === 'Default') defaults.add((child.attributes['Extension'] ?? '').toLowerCase());
    if (child.name === 'Override') overrides.add(child.attributes['PartName'] ?? '');
  }
  for (const path of files.keys()) {
    if (path === contentTypesPath || overrides.has(`/${path}`)) continue;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
    if (!defaults.has(extension)) {
      problems.add(
        'content-type',
        `An unexpected error occurred. (no content type is declared for the part /${path}; [Content_Types].xml must name it or its extension)`,
      );
    }
  }
}

/** Reads one part as XML; a broken one is a problem and `undefined`. */
export function readXml(files: PackageFiles, path: string, problems: ImportProblems): XmlElement | undefined {
  const content = files.get(path);
  if (!content) return undefined;
  try {
    return parseXml(new TextDecoder().decode(content));
  } catch (error) {
    problems.add('xml', `The import file is invalid. XSD validation failed in ${path}: ${describe(error)}`);
    return undefined;
  }
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));
