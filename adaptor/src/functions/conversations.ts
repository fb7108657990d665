import type { ToldConversation } from '../../../protocol/messages/conversation';
import { messageRules } from '../../../protocol/messageRules';
import { isCallId } from '../../../protocol/callId';
import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { badRequest, unknownConversation } from '../http/problems';
import { readGuid } from '../model/callers';
import { isOver } from '../model/conversationRecord';
import { conversationKey } from '../model/rowKeys';

/** The agent's conversations: what a softphone asks for on each (re)connection, beside the calls. */
export function listConversations({ verifier, conversations }: Adaptor): Work {
  return async (request) => {
    const { oid } = await verifier.agent(request.headers.get('authorization'));
    return jsonResponse(200, await conversations.list(oid));
  };
}

/** A page of a transcript, of what this agent may read: `messages?source=…&conversationId=…&handling=…&after=…&limit=…`. */
export function getMessages({ verifier, conversations }: Adaptor): Work {
  return async (request) => {
    const { oid } = await verifier.agent(request.headers.get('authorization'));
    const { query } = request;
    const source = readGuid(query.get('source'));
    const conversationId = query.get('conversationId');
    const handling = readCount(query.get('handling'), 0);
    if (source === undefined || !isCallId(conversationId) || handling < 1)
      throw badRequest('source, conversationId and handling name the conversation.');
    const after = readCount(query.get('after'), 0);
    const limit = readCount(query.get('limit'), messageRules.maxPage);
    if (limit < 1 || limit > messageRules.maxPage)
      throw badRequest(`limit must be a number from 1 to ${messageRules.maxPage}.`);
    const page = await conversations.transcript(oid, { source, conversationId, handling, after, limit });
    if (page === undefined) throw unknownConversation();
    return jsonResponse(200, page);
  };
}

function readCount(given: string | null, otherwise: number): number {
  if (given === null) return otherwise;
  if (!/^\d{1,9}$/.test(given)) throw badRequest('handling, after and limit must be whole numbers.');
  return Number(given);
}

/** What became of a conversation, for the telephony app that offered it; somebody else's does not exist for it. */
export function getConversation({ verifier, conversations }: Adaptor): Work {
  return async (request) => {
    const { appId } = await verifier.telephony(request.headers.get('authorization'));
    const { conversationId } = request.params;
    if (!isCallId(conversationId)) throw unknownConversation();
    const record = (await conversations.rows.get(conversationKey(appId, conversationId)))?.record;
    if (record === undefined) throw unknownConversation();
    const turns = [...record.turns].reverse().map(({ oid, handling, state, reason, lastReport }) => ({
      userId: oid,
      handling,
      state,
      ...(reason === undefined ? {} : { reason }),
      ...(lastReport === undefined ? {} : { outcome: lastReport.outcome }),
      final: lastReport?.final ?? false,
    }));
    const { channel, lastSeq } = record;
    return jsonResponse(200, {
      conversationId,
      channel,
      over: isOver(record),
      lastSeq,
      turns,
    } satisfies ToldConversation);
  };
}
