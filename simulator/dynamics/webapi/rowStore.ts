import { noSuchRow, unknownColumn } from './odataError';
import { tableNamed, tables, type Table, type TableRow } from './tables';

/** Rows as somebody asks for them. */
export interface Rows {
  all(table: Table): readonly TableRow[];
  find(table: Table, id: string): TableRow | undefined;
  /** @throws ODataError 404, or 403 for a row out of reach */
  get(table: Table, id: string): TableRow;
  /** What a lookup to this row shows. */
  nameOf(table: Table, id: string): unknown;
  /** A query names this table. @throws ODataError 403 */
  assertReadable(table: Table): void;
}

/** All rows of the organisation, in memory. What may be written is checked before (`checkWrite`), not here. */
export class RowStore implements Rows {
  private readonly byTable = new Map<Table, Map<string, Record<string, unknown>>>(
    tables.map((table) => [table, new Map()]),
  );
  private version = 1000;

  all(table: Table): readonly TableRow[] {
    return [...this.rowsOf(table).values()];
  }

  find(table: Table, id: string): TableRow | undefined {
    return this.rowsOf(table).get(id.toLowerCase());
  }

  nameOf(table: Table, id: string): unknown {
    return this.find(table, id)?.[table.nameColumn];
  }

  /** Whoever holds the store itself may read all of it. */
  assertReadable(_table: Table): void {}

  /** @throws ODataError 404 */
  get(table: Table, id: string): TableRow {
    const row = this.find(table, id);
    if (!row) throw noSuchRow(table.logicalName, id);
    return row;
  }

  /** Creates the row or merges the given columns into it. */
  merge(table: Table, id: string, columns: Readonly<Record<string, unknown>>): void {
    for (const column of Object.keys(columns)) {
      // Annotations (`x@Microsoft…`) travel with lookups.
      const name = column.split('@')[0] ?? '';
      if (!table.columns.has(name) && name !== table.parties?.property) throw unknownColumn(column, table.logicalName);
    }
    const key = id.toLowerCase();
    const now = new Date().toISOString();
    const fresh = { [table.idColumn]: key, statecode: 0, statuscode: 1, createdon: now };
    this.version += 1;
    const row = { ...(this.rowsOf(table).get(key) ?? fresh), ...columns, modifiedon: now, versionnumber: this.version };
    this.rowsOf(table).set(key, { ...row, ...fullNameOf(table, row) });
  }

  remove(table: Table, id: string): void {
    this.get(table, id);
    this.rowsOf(table).delete(id.toLowerCase());
  }

  /** For seeding: by logical name. */
  seed(logicalName: string, id: string, columns: Readonly<Record<string, unknown>>): void {
    this.merge(tableNamed(logicalName), id, columns);
  }

  private rowsOf(table: Table): Map<string, Record<string, unknown>> {
    const rows = this.byTable.get(table);
    if (!rows) throw new Error(`The organisation has no table ${table.logicalName}.`);
    return rows;
  }
}

/** A person's full name is made of its parts by Dataverse itself. */
function fullNameOf(table: Table, row: TableRow): TableRow {
  if (table.nameColumn !== 'fullname' || !table.columns.has('lastname')) return {};
  const parts = [row['firstname'], row['lastname']].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? {} : { fullname: parts.join(' ').slice(0, 160) };
}
