import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isFields, parseJson } from '../../../../protocol/fields';
import { readBody } from '../../../../simulator/http/readBody';
import { TableRows, type Properties, type Refused, type StoredRow } from './tableRows';

/** Storage's own limits. */
const maxBodyBytes = 4 * 1024 * 1024;
const maxRows = 1_000;

const codes: Readonly<Record<Refused, string>> = {
  404: 'ResourceNotFound',
  409: 'EntityAlreadyExists',
  412: 'UpdateConditionNotSatisfied',
};
const entityPath = /^(\w+)\(PartitionKey='((?:[^']|'')*)',RowKey='((?:[^']|'')*)'\)$/;
const tablePath = /^(\w+)(?:\(\))?$/;

/**
 * What the adaptor asks of Azure Table Storage, over HTTP and in memory: the shared key is checked, rows have etags, a
 * query gives a page. Azurite does more than this and looks through a whole table for each question, which Azure does
 * not: with it a load run measures Azurite. A test holds the two to the same answers.
 */
export function serveTables(account: string, key: string): Server {
  const tables = new Map<string, TableRows>();
  const secret = Buffer.from(key, 'base64');

  const isSigned = ({ headers }: IncomingMessage, path: string): boolean => {
    const signed = createHmac('sha256', secret).update(`${String(headers['x-ms-date'])}\n/${account}${path}`);
    const given = Buffer.from(headers.authorization ?? '');
    const expected = Buffer.from(`SharedKeyLite ${account}:${signed.digest('base64')}`);
    return given.length === expected.length && timingSafeEqual(given, expected);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const body = parseJson((await readBody(request, maxBodyBytes)) ?? '');
    const fields = body.ok && isFields(body.value) ? body.value : {};
    if (!isSigned(request, path)) return refuse(response, 403, 'AuthenticationFailed');
    const name = decodeURIComponent(path.slice(account.length + 2));
    if (name === 'Tables') {
      const table = String(fields.TableName);
      if (tables.has(table)) return refuse(response, 409, 'TableAlreadyExists');
      tables.set(table, new TableRows());
      response.writeHead(204).end();
      return;
    }
    const [, ofEntity = '', partition = '', row = ''] = entityPath.exec(name) ?? [];
    const rows = tables.get(ofEntity === '' ? (tablePath.exec(name)?.[1] ?? '') : ofEntity);
    if (rows === undefined) return refuse(response, 404, 'TableNotFound');
    if (ofEntity !== '') return entity(request, response, rows, unquote(partition), unquote(row), toValues(fields));
    if (request.method === 'GET') return page(response, rows, new URLSearchParams(query));
    const { PartitionKey, RowKey, ...properties } = fields;
    written(response, rows.insert(String(PartitionKey), String(RowKey), toValues(properties)));
  };

  return createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
}

function entity(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  rows: TableRows,
  partition: string,
  row: string,
  properties: Properties,
): void {
  const ifMatch = headers['if-match'];
  if (method === 'PUT') return written(response, rows.put(partition, row, properties, 'replace', ifMatch));
  if (method === 'PATCH' || method === 'MERGE') {
    return written(response, rows.put(partition, row, properties, 'merge', ifMatch));
  }
  if (method === 'DELETE') {
    const refused = rows.remove(partition, row, ifMatch ?? '*');
    if (refused !== undefined) return refuse(response, refused, codes[refused]);
    response.writeHead(204).end();
    return;
  }
  const found = rows.get(partition, row);
  if (found === undefined) return refuse(response, 404, codes[404]);
  json(response, 200, read(found), { etag: found.etag });
}

function page(response: ServerResponse, rows: TableRows, query: URLSearchParams): void {
  const from = [query.get('NextPartitionKey') ?? '', query.get('NextRowKey') ?? ''];
  const isBefore = ({ properties }: StoredRow): boolean => {
    const [partition, row] = [String(properties.PartitionKey), String(properties.RowKey)];
    return partition < (from[0] ?? '') || (partition === from[0] && row < (from[1] ?? ''));
  };
  const found = rows.find(query.get('$filter') ?? '').filter((one) => !isBefore(one));
  const count = Math.min(Number(query.get('$top') ?? maxRows), maxRows);
  const next = found[count]?.properties;
  const further =
    next === undefined
      ? {}
      : {
          'x-ms-continuation-nextpartitionkey': String(next.PartitionKey),
          'x-ms-continuation-nextrowkey': String(next.RowKey),
        };
  json(response, 200, { value: found.slice(0, count).map(read) }, further);
}

/** Doubles come as texts with their type beside them. */
const toValues = (properties: Properties): Properties =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => {
      if (name.endsWith('@odata.type')) return [];
      return [[name, properties[`${name}@odata.type`] === 'Edm.Double' ? Number(value) : value]];
    }),
  );

const read = ({ properties, etag }: StoredRow): object => ({ 'odata.etag': etag, ...properties });
const unquote = (text: string): string => text.replaceAll("''", "'");

function written(response: ServerResponse, row: StoredRow | Refused): void {
  if (typeof row === 'number') return refuse(response, row, codes[row]);
  response.writeHead(204, { etag: row.etag }).end();
}

const refuse = (response: ServerResponse, status: number, code: string): void =>
  json(response, status, { 'odata.error': { code, message: { lang: 'en-US', value: code } } });

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json;odata=minimalmetadata',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
