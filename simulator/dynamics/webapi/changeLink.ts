import { randomUUID } from 'node:crypto';
import { Access } from './access';
import { badRequest, ODataError, unknownResource } from './odataError';
import { readReference } from './readPayload';
import type { RowStore } from './rowStore';
import { tableNamed, tableOfSet, type TableRow } from './tables';
import type { WebApiRequest, WebApiResponse } from './webApiRequest';

const key = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const link = new RegExp(`^(\\w+)\\((${key})\\)/(\\w+)(?:\\((${key})\\))?/\\$ref$`, 'i');

/**
 * `POST set(id)/property/$ref` links two rows of a many-to-many relationship, `DELETE set(id)/property(other)/$ref` takes
 * the link away. Source: learn.microsoft.com, "Associate and disassociate table rows using the Web API".
 * @returns `undefined` for a request of another kind
 */
export function changeLink(store: RowStore, request: WebApiRequest): WebApiResponse | undefined {
  const [, set = '', id = '', property = '', far] = link.exec(request.path) ?? [];
  if (set === '') return undefined;
  const table = tableOfSet(set);
  const collection = table?.collections.get(property);
  if (table === undefined || collection?.through === undefined) throw unknownResource(property);
  const { lookup, through } = collection;
  const target = tableNamed(collection.table);
  const other = request.method === 'DELETE' ? { table: target, id: far ?? '' } : readReference(bodyId(request.body));
  if (other?.table !== target) throw badRequest(`'${property}' takes a reference to ${target.entitySet}.`);
  const access = new Access(request);
  access.assertRow('Append', table, store.get(table, id));
  const otherRow = store.get(target, other.id);
  access.assertRow('AppendTo', target, otherRow);
  if (target.logicalName === 'role') assertSameUnit(store.get(table, id), otherRow);
  const pairs = tableNamed(through.table);
  const pair = store.all(pairs).find((one) => one[lookup] === id && one[through.to] === other.id);
  if (request.method === 'DELETE') {
    if (pair !== undefined) store.remove(pairs, String(pair[pairs.idColumn]));
  } else if (request.method === 'POST') {
    if (pair !== undefined) throw new ODataError(412, '0x80040237', 'Cannot insert duplicate key.');
    store.merge(pairs, randomUUID(), { [lookup]: id, [through.to]: other.id });
  } else {
    throw new ODataError(405, '0x80060888', `The HTTP method ${request.method} is not supported here.`);
  }
  return { status: 204 };
}

/** Each business unit has its own copy of a role. */
function assertSameUnit(user: TableRow, role: TableRow): void {
  if (user['_businessunitid_value'] === role['_businessunitid_value']) return;
  throw new ODataError(400, '0x80041d0b', 'The role and the user are of different business units.');
}

function bodyId(body: string): unknown {
  const read: unknown = JSON.parse(body === '' ? 'null' : body);
  return typeof read === 'object' && read !== null ? Reflect.get(read, '@odata.id') : undefined;
}
