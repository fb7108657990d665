import { isFields, ownField, type Fields } from '../../protocol/fields';
import { uuidV5 } from '../activity/activityId';
import type { ActivityRow, ActivityStore } from '../activity/activityStore';
import { isUsualTable } from '../core/settings/softphoneSettings';
import type { Customer } from '../core/customer/customerMatch';
import { etagIn, isDone, stored, toFailure, whoAmI } from './storeReplies';
import type { WebApiOptions } from './webApiSend';
import { webApiSend, type WebApiReply, type WebApiRequest } from './webApiSend';

/**
 * Phone-call activities in Dataverse, written as the person who is signed in to the page.
 * @param isCustomer whether a row of this table can be the caller
 */
export function dataverseActivities(
  options: WebApiOptions,
  isCustomer: (entityName: string) => boolean = isUsualTable,
): ActivityStore {
  const send = (request: WebApiRequest): Promise<WebApiReply> => webApiSend(request, options);
  const userIds = new Map<string, string>();

  return {
    agentUserId: async (oid) => {
      const known = userIds.get(oid) ?? '';
      if (known !== '') return stored(known);
      const found = await send({
        method: 'GET',
        path: `systemusers?$select=systemuserid&$filter=azureactivedirectoryobjectid%20eq%20${encodeURIComponent(oid)}`,
      });
      const mayNotRead = found.answered && found.status === 403;
      if (!isDone(found) && !mayNotRead) return toFailure(found);
      // Who may not read users, or is a user only of the page, is still somebody to Dynamics.
      const id = firstUserId(found) ?? whoAmI(await send({ method: 'GET', path: 'WhoAmI' }));
      if (typeof id !== 'string') return id;
      userIds.set(oid, id);
      return stored(id);
    },
    create: async (id, columns) => {
      const headers = { 'If-None-Match': '*' };
      const reply = await send({ method: 'PATCH', path: `phonecalls(${id})`, headers, body: columns });
      if (reply.answered && reply.status === 412) return stored('existed');
      return isDone(reply) ? stored('created') : toFailure(reply);
    },
    customerOf: async (id) => {
      const reply = await send({
        method: 'GET',
        path: `phonecalls(${id})?$select=_regardingobjectid_value&$expand=phonecall_activity_parties($select=_partyid_value)`,
        headers: annotated,
      });
      if (reply.answered && reply.status === 404) return stored(undefined);
      return isDone(reply) ? stored(customerIn(reply.body, isCustomer)) : toFailure(reply);
    },
    read: async (id, columns = []) => {
      const select = [rowColumns, ...columns].join();
      const reply = await send({ method: 'GET', path: `phonecalls(${id})?$select=${select}`, headers: annotated });
      if (!isDone(reply)) return toFailure(reply);
      const row = rowIn(reply.body);
      if (row === undefined) return { ok: false, reason: 'malformed' };
      const { body } = reply;
      if (columns.length === 0 || !isFields(body)) return stored(row);
      return stored({ ...row, columns: Object.fromEntries(columns.map((column) => [column, ownField(body, column)])) });
    },
    relate: async (id, otherId) => {
      const ends = { [firstEnd]: `/phonecalls(${id})`, [secondEnd]: `/phonecalls(${otherId})` };
      const path = `connections(${await uuidV5(id, otherId)})`;
      const reply = await send({ method: 'PATCH', path, headers: { 'If-None-Match': '*' }, body: ends });
      if (reply.answered && reply.status === 412) return stored(true);
      return isDone(reply) ? stored(true) : toFailure(reply);
    },
    update: async (id, columns, { etag = '*', keepAlive = false } = {}) => {
      const reply = await send({
        method: 'PATCH',
        path: `phonecalls(${id})?$select=activityid`,
        headers: { 'If-Match': etag, Prefer: 'return=representation' },
        body: columns,
        keepAlive,
      });
      return isDone(reply) ? stored(etagIn(reply.body)) : toFailure(reply);
    },
  };
}

/** Source: learn.microsoft.com/power-apps/developer/data-platform/reference/entities/connection; Dataverse makes the way back itself. */
const firstEnd = 'record1id_phonecall@odata.bind';
const secondEnd = 'record2id_phonecall@odata.bind';
const rowColumns = 'statecode,description,subcategory,_regardingobjectid_value';
const annotated = { Prefer: 'odata.include-annotations="*"' };
function firstUserId(reply: WebApiReply): string | undefined {
  if (!isDone(reply) || !isFields(reply.body) || !Array.isArray(reply.body.value)) return undefined;
  const first: unknown = reply.body.value[0];
  return isFields(first) && typeof first.systemuserid === 'string' ? first.systemuserid : undefined;
}

function rowIn(body: unknown): ActivityRow | undefined {
  const etag = etagIn(body);
  if (!isFields(body) || etag === undefined) return undefined;
  const { statecode, description, subcategory, _regardingobjectid_value: id } = body;
  const about = body[`_regardingobjectid_value${tableOfLookup}`];
  const title = body[`_regardingobjectid_value${nameOfLookup}`];
  return {
    etag,
    isOpen: statecode === 0,
    // Dataverse gives the line ends that a browser's own form writes.
    description: typeof description === 'string' ? description.replace(/\r\n/g, '\n') : '',
    subcategory: typeof subcategory === 'string' && subcategory !== '' ? subcategory : undefined,
    aboutTable: typeof about === 'string' ? about : undefined,
    caseLink:
      about === 'incident' && typeof id === 'string'
        ? { id, title: typeof title === 'string' ? title : '' }
        : undefined,
  };
}

const tableOfLookup = '@Microsoft.Dynamics.CRM.lookuplogicalname';
const nameOfLookup = '@OData.Community.Display.V1.FormattedValue';

/** Of the parties the agent is a user and the other one is the customer; one whose table has no parties is what it is about. */
function customerIn(row: unknown, isCustomer: (entityName: string) => boolean): Customer | 'nobody' {
  if (!isFields(row)) return 'nobody';
  const { phonecall_activity_parties: list } = row;
  const parties: readonly unknown[] = Array.isArray(list) ? list : [];
  const inParties = parties.filter(isFields).map((party) => lookupIn(party, 'partyid'));
  const about = lookupIn(row, 'regardingobjectid');
  // What a consultation is about is the other call's customer; the usual ones are always parties.
  const named = [...inParties, about && isUsualTable(about.entityName) ? undefined : about];
  return named.find((one) => one !== undefined && isCustomer(one.entityName)) ?? 'nobody';
}

function lookupIn(row: Fields, column: string): Customer | undefined {
  const value = `_${column}_value`;
  const [id, table, name] = [value, value + tableOfLookup, value + nameOfLookup].map((one) => ownField(row, one));
  if (typeof id !== 'string' || typeof table !== 'string') return undefined;
  return { entityName: table, id, name: typeof name === 'string' ? name : '' };
}
