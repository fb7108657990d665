import { unknownColumn } from './odataError';
import type { ColumnRule } from './organisation/columnRule';
import type { Rows } from './rowStore';
import { lookupTable, tableNamed, type Navigation, type Table, type TableRow } from './tables';

/** A column of a row, or of a row that a chain of lookups leads to. */
export interface ColumnPath {
  readonly rule: ColumnRule;
  readonly valueOf: (row: TableRow) => unknown;
}

/** @throws ODataError 400 for a name that the table has not */
export function columnPath(store: Rows, table: Table, path: string): ColumnPath {
  const names = path.split('/');
  const last = names.pop() ?? '';
  let at = table;
  const hops = names.map((name) => {
    const navigation = at.navigations.get(name);
    if (navigation === undefined) throw unknownColumn(name, at.logicalName);
    at = tableNamed(navigation.table);
    store.assertReadable(at);
    return navigation;
  });
  const rule = at.columns.get(last);
  if (rule === undefined) throw unknownColumn(last, at.logicalName);
  const end = (row: TableRow): TableRow | undefined =>
    hops.reduce<TableRow | undefined>((from, hop) => from && rowBehind(store, from, hop), row);
  return { rule, valueOf: (row) => end(row)?.[last] ?? null };
}

/** The row that a lookup leads to by this navigation property; a lookup with two ends leads to one of them only. */
export function rowBehind(store: Rows, row: TableRow, { column, table }: Navigation): TableRow | undefined {
  const id = row[column];
  if (typeof id !== 'string' || (row[column + lookupTable] ?? table) !== table) return undefined;
  return store.find(tableNamed(table), id);
}
