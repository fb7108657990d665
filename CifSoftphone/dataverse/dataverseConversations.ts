import { isFields } from '../../protocol/fields';
import type { ConversationRow, ConversationStore } from '../activity/conversations/conversationStore';
import { etagIn, isDone, stored, toFailure, whoAmI } from './storeReplies';
import { webApiSend, type WebApiOptions, type WebApiReply, type WebApiRequest } from './webApiSend';

const set = 'cti_conversations';

/** Conversations in Dataverse, written as the person who is signed in to the page. */
export function dataverseConversations(options: WebApiOptions): ConversationStore {
  const send = (request: WebApiRequest): Promise<WebApiReply> => webApiSend(request, options);
  let user: string | undefined;
  return {
    userId: async () => {
      const id = user ?? whoAmI(await send({ method: 'GET', path: 'WhoAmI' }));
      if (typeof id !== 'string') return id;
      user = id;
      return stored(id);
    },
    create: async (id, columns) => {
      const headers = { 'If-None-Match': '*' };
      const reply = await send({ method: 'PATCH', path: `${set}(${id})`, headers, body: columns });
      if (reply.answered && reply.status === 412) return stored('existed');
      return isDone(reply) ? stored('created') : toFailure(reply);
    },
    read: async (id) => {
      const reply = await send({
        method: 'GET',
        path: `${set}(${id})?$select=statecode,description,cti_disposition`,
      });
      if (!isDone(reply)) return toFailure(reply);
      const row = rowIn(reply.body);
      return row === undefined ? { ok: false, reason: 'malformed' } : stored(row);
    },
    update: async (id, columns, { etag = '*', keepAlive = false } = {}) => {
      const reply = await send({
        method: 'PATCH',
        path: `${set}(${id})?$select=activityid`,
        headers: { 'If-Match': etag, Prefer: 'return=representation' },
        body: columns,
        keepAlive,
      });
      return isDone(reply) ? stored(etagIn(reply.body)) : toFailure(reply);
    },
  };
}

function rowIn(body: unknown): ConversationRow | undefined {
  const etag = etagIn(body);
  if (!isFields(body) || etag === undefined) return undefined;
  const { statecode, description, cti_disposition: disposition } = body;
  return {
    etag,
    isOpen: statecode === 0,
    // Dataverse gives the line ends that a browser's own form writes.
    notes: typeof description === 'string' ? description.replace(/\r\n/g, '\n') : '',
    disposition: typeof disposition === 'string' && disposition !== '' ? disposition : undefined,
  };
}
