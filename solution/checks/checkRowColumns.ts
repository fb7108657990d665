import type { RowColumn, SolutionRow } from '../model/solutionModel';
import type { SolutionCheck } from './solutionCheck';
import type { ColumnRule } from './tableColumns';
import { maxKeyLength, tableColumns } from './tableColumns';

/** Every column is known, of the right kind, not too long and one of the allowed choices; none that is needed lacks. */
export const checkRowColumns: SolutionCheck = ({ rows }) => rows.flatMap(rowFaults);

function rowFaults(row: SolutionRow): readonly string[] {
  const rules = tableColumns[row.table];
  if (!rules) {
    return [`${row.path} is a row of ${row.table}, a table that this package does not know.`];
  }
  const missing = Object.entries(rules)
    .filter(([name, rule]) => rule.required && !row.columns.some((column) => column.name === name))
    .map(([name]) => `${row.path} lacks the column ${name}.`);
  const longKey = row.key.length > maxKeyLength(row.table) ? [`${row.path} has a key that is too long.`] : [];
  return [
    ...longKey,
    ...missing,
    ...row.columns.flatMap((column) => columnFaults(row.path, column, rules[column.name])),
  ];
}

function columnFaults(path: string, column: RowColumn, rule: ColumnRule | undefined): readonly string[] {
  if (!rule) {
    return [`${path} has the column ${column.name}, which its table does not have.`];
  }
  if (rule.kind !== column.kind) {
    return [`${path}: ${column.name} is written as ${column.kind}, but the column is ${rule.kind}.`];
  }
  if (rule.maxLength !== undefined && column.value.length > rule.maxLength) {
    return [`${path}: ${column.name} has ${column.value.length} characters, ${rule.maxLength} are allowed.`];
  }
  const number = Number(column.value);
  if (
    rule.range &&
    (column.value === '' || !Number.isInteger(number) || number < rule.range[0] || number > rule.range[1])
  ) {
    return [`${path}: ${column.name} is "${column.value}", allowed is ${rule.range[0]} to ${rule.range[1]}.`];
  }
  return [];
}
