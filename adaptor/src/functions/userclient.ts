import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { notAllowed } from '../http/problems';
import { readBody, readJsonBody } from '../http/readJsonBody';
import { readOid } from '../model/callers';
import { userclientSchema } from '../../../protocol/schemas/requestSchemas';

/**
 * The agent tells of a connection of its own, or ends it: `{ userId, connectionId, connectionStatus }`. That it is there
 * is only a sign of life: a connection counts when the SignalR Service has told of it.
 */
export function userclient({ verifier, settings, storeUserInformation }: Adaptor): Work {
  return async (request) => {
    const agent = await verifier.agent(request.headers.get('authorization'));
    const body = await readJsonBody(request);
    if (readOid(body.userId, settings.tenantId) !== agent.oid) {
      throw notAllowed('The user id is not that of the signed-in agent.', 'Send your own object id as userId.');
    }
    const { connectionId, connectionStatus } = readBody(userclientSchema, body);
    await storeUserInformation(agent.oid, connectionId, connectionStatus);
    return jsonResponse(200, { ok: true });
  };
}
