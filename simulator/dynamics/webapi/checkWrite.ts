import { checkCharacters } from './checkCharacters';
import { checkParties } from './checkParties';
import { checkState } from './checkState';
import { checkValue } from './checkValue';
import { badRequest, ODataError } from './odataError';
import type { RowStore } from './rowStore';
import { lookupTable, tableNamed, type Table, type TableRow } from './tables';

/**
 * What Dataverse checks of a write, by the table's description. `before` is the row as it is; `undefined` on create.
 * Gives the columns as they are stored: a state without a reason gets its first one.
 * @throws ODataError 400, or 404 for a lookup to a row that is not there.
 */
export function checkWrite(
  store: RowStore,
  table: Table,
  id: string,
  before: TableRow | undefined,
  columns: TableRow,
): TableRow {
  for (const [name, value] of Object.entries(columns)) {
    const rule = table.columns.get(name);
    if (rule === undefined) continue;
    checkValue(table, name, rule, value);
    if (name === table.idColumn) checkId(table, id, value);
    if (rule.readOnly) {
      throw new ODataError(
        400,
        '0x80040203',
        `The column '${name}' of ${table.logicalName} is written by the system only.`,
      );
    }
    if (rule.notOnCreate && before === undefined) {
      throw new ODataError(400, '0x80040203', `The column '${name}' of ${table.logicalName} is not valid for create.`);
    }
  }
  checkCharacters(columns);
  for (const [name, reason] of Object.entries(table.required ?? {})) {
    if ((before === undefined || name in columns) && (columns[name] ?? null) === null) throw badRequest(reason);
  }
  checkLookups(store, columns);
  if (table.parties) checkParties(store, table.parties, columns[table.parties.property]);
  return { ...columns, [table.idColumn]: id, ...checkState(table, id, before, columns) };
}

/** The key in the body is that of the address. */
function checkId(table: Table, id: string, value: unknown): void {
  if (String(value).toLowerCase() === id) return;
  throw badRequest(`The key '${table.idColumn}' in the body is not that of the address, and a key cannot be changed.`);
}

/** A lookup points to a row that exists. */
function checkLookups(store: RowStore, columns: TableRow): void {
  for (const [name, logicalName] of Object.entries(columns)) {
    if (!name.endsWith(lookupTable) || logicalName === undefined) continue;
    store.get(tableNamed(String(logicalName)), String(columns[name.slice(0, -lookupTable.length)]));
  }
}
