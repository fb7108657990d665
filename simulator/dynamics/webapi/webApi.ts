import { Access, RowsInReach } from './access';
import { answerDefinitions } from './answerDefinitions';
import { answerFetch } from './fetch/answerFetch';
import { badRequest, ODataError, unknownResource } from './odataError';
import { changeLink } from './changeLink';
import { ofCif2, readPath } from './readPath';
import { privilegesByName } from './privilegesByName';
import { listRows, oneRow } from './readRows';
import type { RowStore } from './rowStore';
import type { WebApiRequest, WebApiResponse } from './webApiRequest';
import { createRow, deleteRow, upsertRow } from './writeRow';

export type { WebApiRequest, WebApiResponse } from './webApiRequest';

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
  const { method, path } = request;
  if (/^WhoAmI(\(\))?$/.test(path)) return whoAmI(request);
  if (path === 'EntityDefinitions' && method === 'GET') return answerDefinitions(request);
  if (path === 'PublishAllXml' && method === 'POST') return { status: 204 };
  const rights = privilegesByName(store, request);
  if (rights !== undefined) return rights;
  const changed = changeLink(store, request);
  if (changed !== undefined) return changed;
  const { table, id } = readPath(path);
  if (request.customerService === false && ofCif2(table)) throw unknownResource(table.entitySet);
  if (request.conversations === false && table.ofAddOn) throw unknownResource(table.entitySet);
  const access = new Access(request);
  if (method === 'GET') {
    const rows = new RowsInReach(store, access);
    rows.assertReadable(table);
    if (id !== undefined) return oneRow(rows, table, id, request);
    return request.query.has('fetchXml') ? answerFetch(rows, table, request) : listRows(rows, table, request);
  }
  if (table.readOnly) {
    throw new ODataError(403, '0x80040220', `Principal user is missing write privilege on ${table.logicalName}.`);
  }
  if (method === 'POST' && id === undefined) return createRow({ store, access }, table, request);
  if (method === 'PATCH' && id !== undefined) return upsertRow({ store, access }, table, id, request);
  if (method === 'DELETE' && id !== undefined) return deleteRow({ store, access }, table, id, request);
  throw new ODataError(405, '0x80060888', `The HTTP method ${method} is not supported here.`);
}

function whoAmI({ method, baseUrl, query, userId }: WebApiRequest): WebApiResponse {
  // A function is asked with GET; for another method Dataverse has no resource of the name.
  if (method !== 'GET') throw new ODataError(404, '', 'No HTTP resource was found that matches the request URI.');
  const [option] = query.keys();
  if (option !== undefined) throw badRequest(`The query parameter '${option}' is not supported.`);
  return {
    status: 200,
    body: {
      '@odata.context': `${baseUrl}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
      BusinessUnitId: organisationId,
      UserId: userId,
      OrganizationId: organisationId,
    },
  };
}
