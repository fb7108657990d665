import type { HttpResponseInit } from '@azure/functions';
import { isFields, parseJson } from '../../../protocol/fields';
import type { ConversationAnswer } from '../../../protocol/messages/conversation';
import type { SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import type { Adaptor } from '../app/adaptor';
import type { Work } from '../http/handler';
import { readTextBody } from '../http/readJsonBody';
import { readUpstreamRequest } from '../signalr/readUpstreamRequest';

type Answer = SoftphoneAnswer | ConversationAnswer;

/** Ends each message of the hub protocol. */
const recordSeparator = '\x1e';

/** Upstream webhook messages/sendMessage; the answer is the completion of the softphone's `invoke`. */
export function sendMessageAcknowlegement({
  settings,
  verifier,
  answerSoftphone,
  conversations,
  limiter,
}: Adaptor): Work {
  return async (request) => {
    const { oid } = await readUpstreamRequest(request, settings, verifier.signalRService);
    const invocation = readInvocation(await readTextBody(request));
    // The softphone tries again by itself; a completion has no header to tell it when.
    const answer: Answer =
      oid === undefined || limiter.allowsMessage(oid)
        ? await (conversations.answer(oid, invocation.argument) ?? answerSoftphone(oid, invocation.argument))
        : { ok: false, reason: 'too-many-requests' };
    return invocation.invocationId === undefined ? { status: 200 } : completion(invocation.invocationId, answer);
  };
}

/** Emulators write the keys with a capital letter, so their case does not count. */
function readInvocation(text: string): { readonly invocationId?: string; readonly argument: unknown } {
  const json = parseJson(text.replaceAll(recordSeparator, ''));
  const given = json.ok && isFields(json.value) ? json.value : {};
  const fields = Object.fromEntries(Object.entries(given).map(([key, value]) => [key.toLowerCase(), value]));
  const argument: unknown = Array.isArray(fields.arguments) ? fields.arguments[0] : undefined;
  return typeof fields.invocationid === 'string' ? { invocationId: fields.invocationid, argument } : { argument };
}

/** What the service writes to the client as it is. */
function completion(invocationId: string, result: Answer): HttpResponseInit {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 3, invocationId, result }) + recordSeparator,
  };
}
