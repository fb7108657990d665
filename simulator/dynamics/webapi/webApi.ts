import { randomUUID } from 'node:crypto';
import { checkCharacters } from './checkCharacters';
import { badRequest, ODataError, unknownResource } from './odataError';
import { matchesFilter } from './matchesFilter';
import { readQueryOptions, type QueryOptions } from './queryOptions';
import { checkLookups, checkPhoneCall } from './phoneCallRules';
import type { RowStore } from './rowStore';
import { pageOf, preferenceOf } from './paging';
import { partiesOf } from './partiesOf';
import { partiesProperty, tableOfName, tableOfSet, type Table, type TableRow } from './tables';

export interface WebApiRequest {
  readonly method: string;
  /** Below `/api/data/v9.2/`, decoded: `contacts(…)`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
  /** `systemuserid` of the caller. */
  readonly userId: string;
  readonly baseUrl: string;
}

export interface WebApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const organisationId = 'b0000000-0000-4000-8000-000000000001';

/** Answers one Web API request from the store; refusals are OData error bodies. */
export function answerWebApi(store: RowStore, request: WebApiRequest): WebApiResponse {
  try {
    return answer(store, request);
  } catch (error) {
    if (!(error instanceof ODataError)) throw error;
    return { status: error.status, body: { error: { code: error.code, message: error.message } } };
  }
}

function answer(store: RowStore, request: WebApiRequest): WebApiResponse {
  if (/^WhoAmI(\(\))?$/.test(request.path)) {
    return {
      status: 200,
      body: {
        '@odata.context': `${request.baseUrl}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
        BusinessUnitId: organisationId,
        UserId: request.userId,
        OrganizationId: organisationId,
      },
    };
  }
  const match = /^(\w+)(?:\(([0-9a-fA-F-]{36})\))?$/.exec(request.path);
  const table = tableOfSet(match?.[1] ?? '');
  if (!match || !table) throw unknownResource(request.path.split('(')[0] ?? request.path);
  const id = match[2]?.toLowerCase();
  if (request.method === 'GET') return id === undefined ? list(store, table, request) : one(store, table, id, request);
  if (table.readOnly)
    throw new ODataError(403, '0x80040220', `Principal user is missing write privilege on ${table.logicalName}.`);
  if (request.method === 'POST' && id === undefined) return save(store, table, randomUUID(), request);
  if (request.method === 'PATCH' && id !== undefined) return save(store, table, id, request);
  if (request.method === 'DELETE' && id !== undefined) {
    store.remove(table, id);
    return { status: 204 };
  }
  throw new ODataError(405, '0x80060888', `The HTTP method ${request.method} is not supported here.`);
}

function list(store: RowStore, table: Table, request: WebApiRequest): WebApiResponse {
  const options = readQueryOptions(request.query, table);
  const { filter } = options;
  const hits = store.all(table).filter((row) => !filter || matchesFilter(row, filter));
  const ordered = [...hits].sort((a, b) => compareRows(a, b, options.orderBy));
  const size = options.top === undefined ? Number(preferenceOf(request.headers, 'odata.maxpagesize') ?? 5000) : 5000;
  const top = ordered.slice(0, options.top);
  const page = pageOf(top, request.query, `${request.baseUrl}/${table.entitySet}`, size);
  const rows = page.rows.map((row) => annotated(store, project(store, table, row, options), request));
  return {
    status: 200,
    body: {
      '@odata.context': `${request.baseUrl}/$metadata#${table.entitySet}`,
      ...(options.count ? { '@odata.count': hits.length } : {}),
      value: rows,
      ...(page.nextLink === undefined ? {} : { '@odata.nextLink': page.nextLink }),
    },
  };
}

/** The name of what a lookup points to, where the caller asks for annotations. */
function annotated(store: RowStore, row: TableRow, { headers }: WebApiRequest): TableRow {
  if (preferenceOf(headers, 'odata.include-annotations') === undefined) return row;
  const suffix = '@Microsoft.Dynamics.CRM.lookuplogicalname';
  const names = Object.entries(row).flatMap(([name, value]) => {
    const table = name.endsWith(suffix) ? tableOfName(String(value)) : undefined;
    const column = name.slice(0, -suffix.length);
    if (table === undefined) return [];
    const target = store.find(table, String(row[column]));
    return [[`${column}@OData.Community.Display.V1.FormattedValue`, target?.[table.nameColumn] ?? null]];
  });
  return { ...row, ...(Object.fromEntries(names) as TableRow) };
}

function one(store: RowStore, table: Table, id: string, request: WebApiRequest): WebApiResponse {
  const options = readQueryOptions(request.query, table);
  const row = annotated(store, project(store, table, store.get(table, id), options), request);
  return { status: 200, body: { '@odata.context': `${request.baseUrl}/$metadata#${table.entitySet}/$entity`, ...row } };
}

function save(store: RowStore, table: Table, id: string, request: WebApiRequest): WebApiResponse {
  const exists = store.find(table, id) !== undefined;
  if (request.headers['if-none-match'] === '*' && exists) {
    throw new ODataError(412, '0x80060882', 'A record with matching key values already exists.');
  }
  const before = store.find(table, id);
  const ifMatch = request.headers['if-match'];
  if (ifMatch !== undefined && before === undefined) store.get(table, id);
  if (ifMatch !== undefined && ifMatch !== '*' && before !== undefined && ifMatch !== etagOf(before)) {
    throw new ODataError(
      412,
      '0x80060882',
      "The version of the existing record doesn't match the RowVersion property provided.",
    );
  }
  const columns = toColumns(table, request.body);
  checkCharacters(columns);
  if (table.logicalName === 'phonecall') checkPhoneCall(store, before, columns);
  checkLookups(store, columns);
  // Who creates a row owns it.
  store.merge(table, id, before === undefined ? { _ownerid_value: request.userId, ...columns } : columns);
  if (String(request.headers['prefer'] ?? '').includes('return=representation')) {
    return { ...one(store, table, id, request), status: exists ? 200 : 201 };
  }
  return {
    status: 204,
    headers: { 'OData-EntityId': `${request.baseUrl}/${table.entitySet}(${id})`, 'OData-Version': '4.0' },
  };
}

const etagOf = (row: TableRow): string => `W/"${String(row['versionnumber'])}"`;

function toColumns(table: Table, body: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw badRequest('A JSON object is expected.');
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parsed)) {
    const [property = '', annotation] = name.split('@');
    if (annotation === undefined) columns[name] = value;
    if (annotation !== 'odata.bind') continue;
    const lookupColumn = table.bindings[property];
    const target = typeof value === 'string' ? /^\/?(\w+)\(([0-9a-f-]{36})\)$/i.exec(value) : null;
    const targetTable = tableOfSet(target?.[1] ?? '');
    if (lookupColumn === undefined) {
      throw badRequest(
        `An undeclared property '${property}' which only has property annotations in the payload was found.`,
      );
    }
    if (value === null) {
      // A lookup is emptied by its navigation property too.
      columns[lookupColumn] = null;
      columns[`${lookupColumn}@Microsoft.Dynamics.CRM.lookuplogicalname`] = undefined;
      continue;
    }
    if (!target?.[2] || !targetTable)
      throw badRequest(`The bind value of '${property}' must look like /contacts(<id>).`);
    columns[lookupColumn] = target[2].toLowerCase();
    columns[`${lookupColumn}@Microsoft.Dynamics.CRM.lookuplogicalname`] = targetTable.logicalName;
  }
  return columns;
}

function project(store: RowStore, table: Table, row: TableRow, options: QueryOptions): TableRow {
  const wanted = options.select ?? [...table.columns].filter((column) => column !== 'ownerid');
  const shown: Record<string, unknown> = { '@odata.etag': etagOf(row) };
  for (const column of new Set([...wanted, table.idColumn])) {
    shown[column] = row[column] ?? null;
    for (const name of Object.keys(row)) if (name.startsWith(`${column}@`)) shown[name] = row[name];
  }
  for (const { property, select } of options.expand) {
    if (property === partiesProperty) {
      shown[property] = partiesOf(store, row);
      continue;
    }
    const expand = table.expands?.[property];
    const target = expand && tableOfSet(expand.entitySet);
    if (!expand || !target) continue;
    const own = store.all(target).filter((other) => other[expand.lookup] === row[table.idColumn]);
    const nested: QueryOptions = { select, filter: undefined, orderBy: [], top: undefined, count: false, expand: [] };
    shown[property] = own.map((other) => project(store, target, other, nested));
  }
  return shown;
}

function compareRows(a: TableRow, b: TableRow, orderBy: QueryOptions['orderBy']): number {
  for (const { column, descending } of orderBy) {
    const order = String(a[column] ?? '').localeCompare(String(b[column] ?? ''), 'en', { numeric: true });
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}
