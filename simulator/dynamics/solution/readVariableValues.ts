import type { ImportProblems } from './importProblem';
import type { PackageFiles } from './readPackage';

const folder = 'environmentvariabledefinitions';
const guid = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
const maxLength = 2000;

/**
 * Current values that the zip brings beside its definitions, by schema name: they win over the defaults, as in
 * Dataverse. A value that is empty there is none.
 */
export function readVariableValues(files: PackageFiles, problems: ImportProblems): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [path, content] of files) {
    const [top, schemaName = '', file] = path.split('/');
    if (top !== folder || file !== 'environmentvariablevalues.json') continue;
    if (!files.has(`${folder}/${schemaName}/environmentvariabledefinition.xml`)) {
      problems.add('variable-value', `${path}: there is no definition of ${schemaName} beside it.`);
      continue;
    }
    const value = readValue(new TextDecoder().decode(content), path, problems);
    if (value !== undefined && value !== '') values.set(schemaName, value);
  }
  return values;
}

function readValue(json: string, path: string, problems: ImportProblems): string | undefined {
  const outer = field(parsed(json.replace(/^\uFEFF/, '')), 'environmentvariablevalues');
  const inner = field(outer, 'environmentvariablevalue');
  const one: unknown = Array.isArray(inner) ? inner[0] : inner;
  if (typeof one !== 'object' || one === null || (Array.isArray(inner) && inner.length > 1)) {
    problems.add('variable-value', `${path}: it must hold environmentvariablevalues.environmentvariablevalue, once.`);
    return undefined;
  }
  const id = field(one, '@environmentvariablevalueid');
  if (typeof id !== 'string' || !guid.test(id)) {
    problems.add('variable-value', `Unrecognized Guid format: ${path} needs @environmentvariablevalueid.`);
  }
  const value = field(one, 'value');
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value.length <= maxLength) return value;
  problems.add('variable-value', `${path}: value must be a text of at most ${maxLength} characters.`);
  return undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined;
