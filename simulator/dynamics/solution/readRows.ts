import type { ImportOptions } from './importOptions';
import type { ImportProblems } from './importProblem';
import { foldersLeftOut } from './leftOut';
import { readXml, type PackageFiles } from './readPackage';
import { shippedRows, tablesOf, type ColumnRule, type TableRule } from './tableDefinitions';
import { child, type XmlElement } from '../../../solution/model/xmlElement';

/** A row of a solution: columns as text (localised ones in their default language), lookups as the key they point to. */
export interface SolutionRow {
  readonly table: string;
  readonly key: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** Folders that hold no rows; what else holds none is named as left out. */
const otherFolders: ReadonlySet<string> = new Set(['Controls', 'WebResources', ...foldersLeftOut]);

/** Reads every row of the zip and checks table, key, columns, lengths, choices and lookups. */
export function readRows(
  files: PackageFiles,
  prefix: string,
  options: ImportOptions,
  problems: ImportProblems,
): readonly SolutionRow[] {
  const rows: SolutionRow[] = [];
  const tables = tablesOf(options);
  for (const path of files.keys()) {
    const [folder, key, file] = path.split('/');
    if (folder === undefined || file === undefined || key === undefined || otherFolders.has(folder)) continue;
    const rule = tables.find((candidate) => candidate.folder === folder);
    if (!rule) {
      problems.add(
        'unknown-table',
        `Component with name ${folder} is not enabled for import on this organization (0x80040315).`,
      );
      continue;
    }
    if (file !== `${rule.table}.xml`) continue;
    const root = readXml(files, path, problems);
    if (root) rows.push(readRow(root, rule, key, path, prefix, problems));
  }
  checkLookups(rows, tables, problems);
  return rows;
}

function readRow(
  root: XmlElement,
  rule: TableRule,
  folderKey: string,
  path: string,
  prefix: string,
  problems: ImportProblems,
): SolutionRow {
  const key = root.attributes[rule.key] ?? '';
  if (root.name !== rule.table || key !== folderKey) {
    problems.add('row-key', `${path}: the element must be ${rule.table} with ${rule.key}="${folderKey}".`);
  }
  if (key.length > rule.keyMaxLength)
    problems.add('row-key', `${path}: ${rule.key} is longer than ${rule.keyMaxLength}.`);
  if (rule.key === 'schemaname' && !key.startsWith(`${prefix}_`)) {
    problems.add('row-prefix', `${path}: the schema name ${key} must start with the publisher's prefix ${prefix}_.`);
  }
  const columns: Record<string, string> = {};
  for (const child of root.children) {
    const column = rule.columns[child.name];
    if (!column) {
      problems.add('unknown-column', `${path}: the table ${rule.table} has no column ${child.name}.`);
      continue;
    }
    const value = valueOf(child, column);
    if (value === undefined) continue;
    columns[child.name] = value;
    const complaint = complaintAbout(value, column);
    if (complaint) problems.add('column-value', `${path}: ${child.name} ${complaint}.`);
  }
  for (const [column, wanted] of Object.entries(rule.columns)) {
    if (wanted.required && columns[column] === undefined) {
      problems.add('required-column', `${path}: the required column ${column} has no value.`);
    }
  }
  return { table: rule.table, key, columns };
}

function valueOf(element: XmlElement, column: ColumnRule): string | undefined {
  if (column.kind === 'lookup') return child(element, 'msdyn_uniquename')?.text.trim();
  if (column.kind === 'localized') {
    return element.attributes['default'] ?? (element.text.trim() === '' ? undefined : element.text.trim());
  }
  return element.text === '' ? undefined : element.text;
}

function complaintAbout(value: string, column: ColumnRule): string | undefined {
  if (column.maxLength !== undefined && value.length > column.maxLength) return `is longer than ${column.maxLength}`;
  if (column.kind === 'boolean' && value !== '0' && value !== '1') return `must be 0 or 1, not "${value}"`;
  if (column.kind !== 'integer') return undefined;
  const number = Number(value);
  if (!Number.isInteger(number)) return `must be a whole number, not "${value}"`;
  if (column.choices && !column.choices.includes(number)) return `has no option ${value}`;
  if (column.range && (number < column.range[0] || number > column.range[1])) {
    return `must be between ${column.range[0]} and ${column.range[1]}`;
  }
  return undefined;
}

function checkLookups(rows: readonly SolutionRow[], tables: readonly TableRule[], problems: ImportProblems): void {
  const known = new Set(rows.map((row) => `${row.table}:${row.key}`));
  for (const row of rows) {
    const rule = tables.find((candidate) => candidate.table === row.table);
    for (const [column, { target }] of Object.entries(rule?.columns ?? {})) {
      const key = row.columns[column];
      if (target === undefined || key === undefined) continue;
      if (!known.has(`${target}:${key}`) && !shippedRows.has(`${target}:${key}`)) {
        problems.add(
          'lookup',
          `The dependent component ${target} (msdyn_uniquename=${key}) does not exist. Failure trying to associate it with ${row.table} (${row.key}) as a dependency. Missing dependency lookup type = PrimaryKeyLookup.`,
        );
      }
    }
  }
}
