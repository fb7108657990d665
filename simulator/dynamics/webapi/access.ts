import { createHash } from 'node:crypto';
import { noSuchRow, ODataError } from './odataError';
import { privilegeName, type Privileges, type Verb } from './privileges';
import type { RowStore, Rows } from './rowStore';
import type { Table, TableRow } from './tables';

/** Who asks, and what that person may do; `undefined`: everything, as a system administrator may. */
export interface Caller {
  readonly userId: string;
  readonly privileges?: Privileges | undefined;
}

/**
 * Whether somebody may do something, as Dataverse checks it: first the privilege on the table, then how far it reaches.
 * The organisation has one business unit, so all rows are within Local; Basic is one's own. Words: issues of
 * microsoft/coe-starter-kit and learn.microsoft.com, "Troubleshoot Dataverse client errors".
 */
export class Access {
  constructor(private readonly caller: Caller) {}

  /** @throws ODataError 403 */
  assert(verb: Verb, table: Table): void {
    const { userId, privileges } = this.caller;
    if (table.pairs) return;
    const name = privilegeName(verb, table);
    if (privileges === undefined || privileges.has(name)) return;
    throw new ODataError(
      403,
      '0x80040220',
      `Principal user (Id=${userId}, type=8, roleCount=1, privilegeCount=${privileges.size}, accessMode=0), is missing ` +
        `${name} privilege (Id=${idOf(name)}) on OTC=${typeCode(table)} for entity '${table.logicalName}'. ` +
        `context.Caller=${userId}.`,
    );
  }

  reaches(verb: Verb, table: Table, row: TableRow): boolean {
    const depth = this.caller.privileges?.get(privilegeName(verb, table));
    return depth !== 'Basic' || !table.columns.has('_ownerid_value') || row['_ownerid_value'] === this.caller.userId;
  }

  /** @throws ODataError 403 */
  assertRow(verb: Verb, table: Table, row: TableRow): void {
    this.assert(verb, table);
    if (this.reaches(verb, table, row)) return;
    throw new ODataError(
      403,
      '0x80048306',
      `Principal with id ${this.caller.userId} does not have ${verb}Access right(s) for record with id ` +
        `${String(row[table.idColumn])} of entity ${table.logicalName}. Consider assigning a role with the level ` +
        'BusinessUnitLevel to the user or team.',
    );
  }
}

/** The same privilege has the same id in every answer. */
function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** Source: the table references of Microsoft Dataverse; tables of makers have another number in each organisation. */
const typeCodes: Readonly<Record<string, number>> = {
  account: 1,
  contact: 2,
  lead: 4,
  systemuser: 8,
  incident: 112,
  organization: 1019,
  connection: 3234,
  phonecall: 4210,
};
const typeCode = ({ logicalName }: Table): number => typeCodes[logicalName] ?? 10_188;

/** The rows that somebody may read, and a refusal for tables of which that person may read none. */
export class RowsInReach implements Rows {
  constructor(
    private readonly store: RowStore,
    private readonly access: Access,
  ) {}

  assertReadable(table: Table): void {
    // The people of an activity are read with it.
    this.access.assert('Read', table);
  }

  all(table: Table): readonly TableRow[] {
    this.assertReadable(table);
    return this.store.all(table).filter((row) => this.access.reaches('Read', table, row));
  }

  find(table: Table, id: string): TableRow | undefined {
    this.assertReadable(table);
    const row = this.store.find(table, id);
    return row && this.access.reaches('Read', table, row) ? row : undefined;
  }

  get(table: Table, id: string): TableRow {
    const row = this.store.find(table, id);
    if (!row) {
      this.assertReadable(table);
      throw noSuchRow(table.logicalName, id);
    }
    this.access.assertRow('Read', table, row);
    return row;
  }

  /** A lookup shows the name of a row also to who may not read that row. */
  nameOf(table: Table, id: string): unknown {
    return this.store.nameOf(table, id);
  }
}
