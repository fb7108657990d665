import { messageToUserSchema } from '../../../protocol/schemas/requestSchemas';
import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { badRequest } from '../http/problems';
import { readBody, readJsonBody } from '../http/readJsonBody';
import { readOid } from '../model/callers';
import { takeMessage } from '../telephony/takeMessage';
import type { HttpRequest } from '@azure/functions';

/** A telephony system offers a call to an agent, tells what became of one, or sets the agent's state: `{ userId, message }`, answered 202. */
export function sendMessageToUser(adaptor: Adaptor): Work {
  const { verifier, settings } = adaptor;
  return async (request) => {
    const { appId } = await verifier.telephony(request.headers.get('authorization'));
    const idempotencyKey = readIdempotencyKey(request);
    const { userId, message } = readBody(messageToUserSchema, await readJsonBody(request));
    const oid = readOid(userId, settings.tenantId);
    if (oid === undefined) throw badRequest("userId must be the agent's Entra object id.");
    return jsonResponse(202, await takeMessage(adaptor, { appId, oid, text: message, idempotencyKey }));
  };
}

/** The header `Idempotency-Key`, which makes the repeat of a plain text recognisable. @throws ProblemError 400 */
function readIdempotencyKey(request: HttpRequest): string | undefined {
  const key = request.headers.get('idempotency-key')?.trim() ?? '';
  if (key.length > 256) throw badRequest('Idempotency-Key has more than 256 characters.');
  return key === '' ? undefined : key;
}
