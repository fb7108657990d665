import { randomUUID } from 'node:crypto';
import { RowsInReach, type Access } from './access';
import { assertLinks } from './assertLinks';
import { checkWrite } from './checkWrite';
import { badRequest, ODataError } from './odataError';
import { preferenceOf } from './paging';
import { ofOne, readQueryOptions } from './queryOptions';
import { readPayload } from './readPayload';
import { etagOf, oneRow } from './readRows';
import type { RowStore } from './rowStore';
import type { Table, TableRow } from './tables';
import type { WebApiRequest, WebApiResponse } from './webApiRequest';

/** The rows, and what the caller may do with them. */
interface Written {
  readonly store: RowStore;
  readonly access: Access;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `POST set`: the row gets the key of the body, or one of its own. @throws ODataError 412 where the key is taken */
export function createRow(written: Written, table: Table, request: WebApiRequest): WebApiResponse {
  const columns = readPayload(table, request.body);
  const own = columns[table.idColumn];
  const id = typeof own === 'string' && guid.test(own) ? own.toLowerCase() : randomUUID();
  if (written.store.find(table, id) !== undefined) {
    throw new ODataError(412, '0x80040237', 'A record with matching key values already exists.');
  }
  return writeColumns(written, table, id, undefined, columns, request);
}

/** `PATCH set(id)`: an update, or a create where there is no such row; `If-Match` and `If-None-Match` allow only one of them. */
export function upsertRow(written: Written, table: Table, id: string, request: WebApiRequest): WebApiResponse {
  const before = written.store.find(table, id);
  const ifNoneMatch = request.headers['if-none-match'];
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw badRequest('If-None-Match must be * here: an upsert is limited to a create by it.');
  }
  if (ifNoneMatch === '*' && before !== undefined) {
    throw new ODataError(412, '0x80060892', 'A record with matching key values already exists.');
  }
  assertVersion(written.store, table, id, request);
  return writeColumns(written, table, id, before, readPayload(table, request.body), request);
}

export function deleteRow(
  { store, access }: Written,
  table: Table,
  id: string,
  request: WebApiRequest,
): WebApiResponse {
  access.assertRow('Delete', table, store.get(table, id));
  readQueryOptions(store, request.query, table, []);
  assertVersion(store, table, id, request);
  store.remove(table, id);
  return { status: 204 };
}

/** `If-Match: *` wants the row to be there; a tag wants it to be as it was read. */
function assertVersion(store: RowStore, table: Table, id: string, { headers }: WebApiRequest): void {
  const ifMatch = headers['if-match'];
  if (ifMatch === undefined) return;
  const row = store.get(table, id);
  if (ifMatch === '*' || ifMatch === etagOf(row)) return;
  throw new ODataError(
    412,
    '0x80060882',
    "The version of the existing record doesn't match the RowVersion property provided.",
  );
}

function writeColumns(
  written: Written,
  table: Table,
  id: string,
  before: TableRow | undefined,
  columns: TableRow,
  request: WebApiRequest,
): WebApiResponse {
  const { store, access } = written;
  if (before === undefined) access.assert('Create', table);
  else access.assertRow('Write', table, before);
  const rows = new RowsInReach(store, access);
  // Before anything is written: a query that is refused writes nothing.
  readQueryOptions(rows, request.query, table, ofOne);
  const checked = checkWrite(store, table, id, before, columns);
  assertLinks(store, access, table, checked);
  // Who creates a row owns it.
  const owned = before === undefined && table.columns.has('_ownerid_value') ? { _ownerid_value: request.userId } : {};
  store.merge(table, id, { ...owned, ...checked });
  const location = { 'OData-EntityId': `${request.baseUrl}/${table.entitySet}(${id})` };
  if (preferenceOf(request.headers, 'return') === 'representation') {
    return { ...oneRow(rows, table, id, request), status: before === undefined ? 201 : 200, headers: location };
  }
  return { status: 204, headers: location };
}
