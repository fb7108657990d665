import { isFields } from '../../protocol/fields';
import type { ActivityStore, Stored, StoreFailure } from '../activity/activityStore';
import { searchTableNames } from '../settings/softphoneSettings';
import type { Customer } from './customerMatch';
import type { WebApiOptions } from './webApiGet';
import { webApiSend, type WebApiReply, type WebApiRequest } from './webApiSend';

/** Phone-call activities in Dataverse, written as the person who is signed in to the page. */
export function dataverseActivities(options: WebApiOptions): ActivityStore {
  const send = (request: WebApiRequest): Promise<WebApiReply> => webApiSend(request, options);
  const change = (id: string, headers: Readonly<Record<string, string>>, body: WebApiRequest['body']) =>
    send({ method: 'PATCH', path: `phonecalls(${id})`, headers, ...(body === undefined ? {} : { body }) });
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
      const reply = await change(id, { 'If-None-Match': '*' }, columns);
      if (reply.answered && reply.status === 412) return stored('existed');
      return isDone(reply) ? stored('created') : toFailure(reply);
    },
    customerOf: async (id) => {
      const reply = await send({
        method: 'GET',
        path: `phonecalls(${id})?$select=activityid&$expand=phonecall_activity_parties($select=_partyid_value)`,
        headers: { Prefer: 'odata.include-annotations="*"' },
      });
      if (reply.answered && reply.status === 404) return stored(undefined);
      return isDone(reply) ? stored(customerIn(reply.body)) : toFailure(reply);
    },
    isOpen: async (id) => {
      const reply = await send({ method: 'GET', path: `phonecalls(${id})?$select=statecode` });
      if (!isDone(reply)) return toFailure(reply);
      return isFields(reply.body) ? stored(reply.body.statecode === 0) : { ok: false, reason: 'malformed' };
    },
    update: async (id, columns) => {
      const reply = await change(id, { 'If-Match': '*' }, columns);
      return isDone(reply) ? stored(undefined) : toFailure(reply);
    },
  };
}

const stored = <T>(value: T): Stored<T> => ({ ok: true, value });

type Answered = Extract<WebApiReply, { answered: true }>;
const isDone = (reply: WebApiReply): reply is Answered => reply.answered && reply.status >= 200 && reply.status < 300;

function toFailure(reply: WebApiReply): StoreFailure {
  if (!reply.answered) return { ok: false, reason: reply.reason };
  const { status, retryAfterMs } = reply;
  return { ok: false, reason: String(status), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function firstUserId(reply: WebApiReply): string | undefined {
  if (!isDone(reply) || !isFields(reply.body) || !Array.isArray(reply.body.value)) return undefined;
  const first: unknown = reply.body.value[0];
  return isFields(first) && typeof first.systemuserid === 'string' ? first.systemuserid : undefined;
}

/** Of the parties of a phone call the agent is a user; the other one is the customer. */
function customerIn(row: unknown): Customer | undefined {
  const parties: readonly unknown[] =
    isFields(row) && Array.isArray(row.phonecall_activity_parties) ? row.phonecall_activity_parties : [];
  for (const party of parties.filter(isFields)) {
    const id = party._partyid_value;
    const table = party['_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname'];
    const name = party['_partyid_value@OData.Community.Display.V1.FormattedValue'];
    const entityName = searchTableNames.find((one) => one === table);
    if (entityName !== undefined && typeof id === 'string') {
      return { entityName, id, name: typeof name === 'string' ? name : '' };
    }
  }
  return undefined;
}

function whoAmI(reply: WebApiReply): string | StoreFailure {
  if (!isDone(reply)) return toFailure(reply);
  const id = isFields(reply.body) ? reply.body.UserId : undefined;
  return typeof id === 'string' ? id : { ok: false, reason: 'malformed' };
}
