import { rowBehind } from './columnPath';
import { orderOf } from './compareValues';
import { rowsBehind } from './rowsBehind';
import { pageOf, preferenceOf } from './paging';
import { ofMany, ofOne, readQueryOptions, type QueryOptions } from './queryOptions';
import type { Rows } from './rowStore';
import { lookupTable, tableNamed, type Table, type TableRow } from './tables';
import type { WebApiRequest, WebApiResponse } from './webApiRequest';

const formatted = '@OData.Community.Display.V1.FormattedValue';

/** The most rows of one answer. */
const maxPageSize = 5000;

export function listRows(store: Rows, table: Table, request: WebApiRequest): WebApiResponse {
  const options = readQueryOptions(store, request.query, table, ofMany);
  const hits = chosen(table, store.all(table), { ...options, top: undefined });
  const asked = options.top === undefined ? Number(preferenceOf(request.headers, 'odata.maxpagesize')) : NaN;
  const size = Number.isInteger(asked) && asked > 0 ? Math.min(asked, maxPageSize) : maxPageSize;
  const page = pageOf(hits.slice(0, options.top), request.query, `${request.baseUrl}/${table.entitySet}`, size);
  const annotated = isAnnotated(request);
  return {
    status: 200,
    body: {
      '@odata.context': `${request.baseUrl}/$metadata#${table.entitySet}`,
      ...(options.count ? { '@odata.count': Math.min(hits.length, maxPageSize) } : {}),
      value: page.rows.map((row) => project(store, table, row, options, annotated)),
      ...(page.nextLink === undefined ? {} : { '@odata.nextLink': page.nextLink }),
    },
  };
}

export function oneRow(store: Rows, table: Table, id: string, request: WebApiRequest): WebApiResponse {
  const options = readQueryOptions(store, request.query, table, ofOne);
  const row = store.get(table, id);
  // Neither other rows nor names of other rows are in the tag: with them there is no "not modified".
  const unchanged = request.method === 'GET' && request.headers['if-none-match'] === etagOf(row);
  if (unchanged && options.expand.length === 0 && !isAnnotated(request)) return { status: 304 };
  const context = `${request.baseUrl}/$metadata#${table.entitySet}/$entity`;
  return {
    status: 200,
    body: { '@odata.context': context, ...project(store, table, row, options, isAnnotated(request)) },
  };
}

export const etagOf = (row: TableRow): string => `W/"${String(row['versionnumber'])}"`;

export const isAnnotated = ({ headers }: WebApiRequest): boolean =>
  preferenceOf(headers, 'odata.include-annotations') !== undefined;

function chosen(table: Table, rows: readonly TableRow[], { filter, orderBy, top }: QueryOptions): readonly TableRow[] {
  const hits = filter ? rows.filter(filter) : rows;
  const ordered = [...hits].sort((a, b) => {
    for (const { column, descending } of orderBy) {
      const order = orderOf(table.columns.get(column)?.kind ?? 'text', a[column], b[column]);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  return ordered.slice(0, top);
}

function project(store: Rows, table: Table, row: TableRow, options: QueryOptions, annotated: boolean): TableRow {
  const shown = new Map<string, unknown>();
  if (row['versionnumber'] !== undefined) shown.set('@odata.etag', etagOf(row));
  for (const column of new Set([...(options.select ?? table.columns.keys()), table.idColumn])) {
    shown.set(column, row[column] ?? null);
    if (annotated) annotate(store, row, column, shown);
  }
  for (const { property, table: target, options: nested } of options.expand) {
    const single = table.navigations.get(property);
    const show = (other: TableRow): TableRow => project(store, target, other, nested, annotated);
    if (single === undefined) {
      shown.set(property, chosen(target, rowsBehind(store, table, row, property), nested).map(show));
    } else {
      const other = rowBehind(store, row, single);
      shown.set(property, other === undefined ? null : show(other));
    }
  }
  return Object.fromEntries(shown);
}

/** The table and the name of what a lookup points to: only for who asks for annotations. */
function annotate(store: Rows, row: TableRow, column: string, shown: Map<string, unknown>): void {
  const logicalName = row[column + lookupTable];
  if (typeof logicalName !== 'string') return;
  const target = tableNamed(logicalName);
  shown.set(column + lookupTable, logicalName);
  shown.set(column + formatted, store.nameOf(target, String(row[column])) ?? null);
}
