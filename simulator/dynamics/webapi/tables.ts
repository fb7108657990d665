import { account } from './organisation/account';
import { administration } from './organisation/administration';
import type { ColumnRule } from './organisation/columnRule';
import { contact } from './organisation/contact';
import { conversation } from './organisation/conversation';
import { custom } from './organisation/custom';
import { incident } from './organisation/incident';
import { lead } from './organisation/lead';
import { activityParty, connection, phoneCall } from './organisation/phoneCall';
import { setUp } from './organisation/setUp';
import type { Collection, TableDescription } from './organisation/tableDescription';

/** A row as the Web API shows it; absent and null columns are the same. */
export type TableRow = Readonly<Record<string, unknown>>;

/** The single-valued end of a lookup: the column that holds the key, and the table that it leads to. */
export interface Navigation {
  readonly column: string;
  readonly table: string;
}

/** A description made ready to be asked. Names come from strangers: they are looked up in maps only. */
export interface Table extends Omit<TableDescription, 'columns' | 'collections'> {
  readonly columns: ReadonlyMap<string, ColumnRule>;
  readonly navigations: ReadonlyMap<string, Navigation>;
  readonly collections: ReadonlyMap<string, Collection>;
}

function toTable({ columns, collections = {}, ...description }: TableDescription): Table {
  const navigations = new Map<string, Navigation>();
  for (const [column, rule] of Object.entries(columns)) {
    if (rule.kind !== 'lookup') continue;
    for (const [property, table] of Object.entries(rule.to)) navigations.set(property, { column, table });
  }
  const { parties } = description;
  return {
    ...description,
    columns: new Map(Object.entries(columns)),
    navigations,
    collections: new Map([
      ...Object.entries(collections),
      ...(parties ? [[parties.property, { table: 'activityparty', lookup: '_activityid_value' }] as const] : []),
    ]),
  };
}

export const tables: readonly Table[] = [
  contact,
  account,
  lead,
  incident,
  phoneCall,
  conversation,
  activityParty,
  connection,
  ...custom,
  ...administration,
  ...setUp,
].map(toTable);

const bySet = new Map(tables.map((table) => [table.entitySet, table]));
const byName = new Map(tables.map((table) => [table.logicalName, table]));

export const tableOfSet = (entitySet: string): Table | undefined => bySet.get(entitySet);
export const tableOfName = (logicalName: string): Table | undefined => byName.get(logicalName);

/** The table that a description names. @throws Error for a description that names none: a fault of ours. */
export function tableNamed(logicalName: string): Table {
  const table = byName.get(logicalName);
  if (table === undefined) throw new Error(`The organisation has no table ${logicalName}.`);
  return table;
}

/** The annotation that says to which table a lookup leads. */
export const lookupTable = '@Microsoft.Dynamics.CRM.lookuplogicalname';
