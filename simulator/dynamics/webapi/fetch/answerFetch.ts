import { badRequest } from '../odataError';
import { etagOf, isAnnotated } from '../readRows';
import type { Rows } from '../rowStore';
import type { Table, TableRow } from '../tables';
import type { WebApiRequest, WebApiResponse } from '../webApiRequest';
import { aggregateRows } from './aggregateRows';
import type { FetchEntity } from './fetchQuery';
import { parseFetch } from './parseFetch';
import { runFetch, type JoinedRow } from './runFetch';

/** The most rows of one answer. */
const maxRows = 5000;

/** `GET set?fetchXml=…`. @throws ODataError 400 */
export function answerFetch(store: Rows, table: Table, request: WebApiRequest): WebApiResponse {
  const names = [...request.query.keys()];
  if (names.length > 1) throw badRequest(`fetchXml stands alone: ${names.join(', ')} cannot be combined.`);
  const query = parseFetch(request.query.get('fetchXml') ?? '', table);
  const joined = runFetch(store, query, request.userId);
  const all = query.aggregate
    ? aggregateRows(query.entity, joined)
    : joined.map((row) => project(query.entity, row, query.distinct));
  const rows = query.distinct ? withoutDoubles(all) : all;
  const { number, size } = query.page ?? { number: 1, size: Math.min(query.top ?? maxRows, maxRows) };
  const start = (number - 1) * size;
  const more = query.top === undefined && start + size < rows.length;
  return {
    status: 200,
    body: {
      '@odata.context': `${request.baseUrl}/$metadata#${table.entitySet}`,
      ...(query.countTotal ? { '@Microsoft.Dynamics.CRM.totalrecordcount': rows.length } : {}),
      ...(isAnnotated(request) ? { '@Microsoft.Dynamics.CRM.morerecords': more } : {}),
      value: rows.slice(start, start + size),
    },
  };
}

/** Distinct rows have no key: with it no two of them were alike. */
function project(entity: FetchEntity, joined: JoinedRow, distinct: boolean): TableRow {
  const shown = new Map<string, unknown>();
  const show = (of: FetchEntity): void => {
    const row = joined.get(of.alias);
    if (row === undefined) return;
    // Without a single attribute all columns of the first entity are answered.
    for (const { name, shownAs } of of.attributes) shown.set(shownAs, row[name] ?? null);
    if (of.alias === '' && of.attributes.length === 0) {
      for (const name of of.table.columns.keys()) shown.set(name, row[name] ?? null);
    }
    if (of.alias === '' && !distinct) {
      shown.set('@odata.etag', etagOf(row));
      shown.set(of.table.idColumn, row[of.table.idColumn]);
    }
    of.links.forEach(show);
  };
  show(entity);
  return Object.fromEntries(shown);
}

function withoutDoubles(rows: readonly TableRow[]): readonly TableRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = JSON.stringify(row);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
