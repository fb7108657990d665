import { isFields, ownField, shortLine, type Fields } from '../../protocol/fields';
import { usualTableOf, type CustomerTable, type SearchDescribed } from '../core/customer/customerTables';
import type { SearchTable } from '../core/settings/softphoneSettings';
import { odataText } from './odataText';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

interface ColumnFacts {
  readonly type: string;
  readonly label: string | undefined;
}

/** What Dataverse says of one table. */
export interface TableFacts {
  readonly setName: string;
  readonly idColumn: string;
  /** Its own column for names, which is always a text. */
  readonly nameColumn: string;
  readonly label: string;
  /** Of those that makers named and that are there. */
  readonly columns: ReadonlyMap<string, ColumnFacts>;
  readonly regarding: string | undefined;
  readonly party: string | undefined;
}

export type TablesDescribed =
  /** By logical name; a table that is not there is not in it. */
  | { readonly ok: true; readonly tables: ReadonlyMap<string, TableFacts> }
  /** As `webApiGet` says it. */
  | { readonly ok: false; readonly reason: string };

const maxLabelLength = 60;
const stateColumn = 'statecode';
/** Types of columns in which a number can be looked for. */
const texts = ['String', 'Memo'];
/** Their values are ids: the Web API names such a column otherwise. */
const lookups = ['Lookup', 'Customer', 'Owner'];

/**
 * Asks what the tables that makers named are called, have and can be bound by: one request, whatever they named.
 * Source: learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api
 */
export async function describeTables(
  entries: readonly SearchTable[],
  options: WebApiOptions,
): Promise<TablesDescribed> {
  const named = [
    ...new Set(entries.flatMap(({ columns, title, show = [] }) => [...columns, title ?? [], ...show].flat())),
  ];
  const anyOf = (column: string, names: readonly string[]): string =>
    names.map((name) => `${column} eq ${odataText(name)}`).join(' or ');
  const tables = encodeURIComponent(
    anyOf(
      'LogicalName',
      entries.map(({ table }) => table),
    ),
  );
  const answer = await webApiGet(
    'EntityDefinitions?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,DisplayName' +
      `&$filter=${tables}` +
      `&$expand=Attributes($select=LogicalName,AttributeType,DisplayName;$filter=${encodeURIComponent(anyOf('LogicalName', [...named, stateColumn]))}),` +
      'OneToManyRelationships($select=ReferencingEntity,ReferencingAttribute,ReferencingEntityNavigationPropertyName;' +
      `$filter=${encodeURIComponent(anyOf('ReferencingEntity', ['phonecall', 'activityparty']))})`,
    options,
  );
  if (!answer.ok) return answer;
  return { ok: true, tables: new Map(answer.rows.flatMap(toFacts)) };
}

function toFacts(row: Fields): readonly (readonly [string, TableFacts])[] {
  const { LogicalName: name, EntitySetName: setName, PrimaryIdAttribute: id, PrimaryNameAttribute: title } = row;
  if (![name, setName, id, title].every((one) => typeof one === 'string')) return [];
  const way = (table: string, column: string): string | undefined => {
    const found = rowsIn(row.OneToManyRelationships).find(
      (one) => one.ReferencingEntity === table && one.ReferencingAttribute === column,
    );
    const property = found?.ReferencingEntityNavigationPropertyName;
    return typeof property === 'string' ? property : undefined;
  };
  const columns = rowsIn(row.Attributes).map((one): readonly [string, ColumnFacts] => [
    String(one.LogicalName),
    { type: String(one.AttributeType), label: labelIn(one.DisplayName) },
  ]);
  const facts: TableFacts = {
    setName: String(setName),
    idColumn: String(id),
    nameColumn: String(title),
    label: labelIn(row.DisplayName) ?? String(name),
    columns: new Map(columns),
    regarding: way('phonecall', 'regardingobjectid'),
    party: way('activityparty', 'partyid'),
  };
  return [[String(name), facts]];
}

const rowsIn = (list: unknown): readonly Fields[] => (Array.isArray(list) ? list.filter(isFields) : []);

/** In the language of whoever asks. */
function labelIn(label: unknown): string | undefined {
  const local = isFields(label) ? label.UserLocalizedLabel : undefined;
  return isFields(local) ? shortLine(ownField(local, 'Label'), maxLabelLength) : undefined;
}

/** What makers named, as it can be asked for: columns that are not there, or hold no texts, are left out. */
export function toCustomerTable(entry: SearchTable, facts: TableFacts): CustomerTable {
  const { table, columns, title, show } = entry;
  const usual = usualTableOf(table);
  const asked = (names: readonly string[]): readonly string[] =>
    names.flatMap((name) => {
      const known = facts.columns.get(name);
      return known === undefined ? [] : [lookups.includes(known.type) ? `_${name}_value` : name];
    });
  const textsOf = (names: readonly string[]): readonly string[] =>
    names.filter((name) => texts.includes(facts.columns.get(name)?.type ?? ''));
  const titles = title === undefined ? [] : [title];
  const own = facts.nameColumn;
  const labels = [...facts.columns].flatMap(([name, { label }]) =>
    label === undefined ? [] : [[name, label] as const],
  );
  return {
    entityName: table,
    setName: facts.setName,
    idColumn: facts.idColumn,
    titleColumns: [...new Set([...asked(titles), own])],
    nameColumns: [...new Set([...textsOf(titles), own])],
    detailColumns: show === undefined ? (usual?.detailColumns ?? []) : asked(show),
    numberColumns: columns.length === 0 ? (usual?.numberColumns ?? []) : textsOf(columns),
    mailColumn: usual?.mailColumn,
    stateColumn: facts.columns.has(stateColumn) ? stateColumn : undefined,
    labels: new Map([...labels, [table, facts.label]]),
    regarding: facts.regarding,
    party: facts.party,
  };
}

/** Describes what makers named as it can be asked for; it comes with `later.js`, where makers named more than the usual. */
export async function describeSearch(
  entries: readonly SearchTable[],
  options: WebApiOptions,
): Promise<SearchDescribed> {
  const described = await describeTables(entries, options);
  if (!described.ok) return described;
  const tables = entries.flatMap((entry) => {
    const facts = described.tables.get(entry.table);
    return facts === undefined ? [] : [[entry.table, toCustomerTable(entry, facts)] as const];
  });
  return { ok: true, tables: new Map(tables) };
}
