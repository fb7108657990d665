import type { Adaptor } from '../app/adaptor';
import type { ConnectionStatus } from '../connections/storeUserInformation';
import { jsonResponse, type Work } from '../http/handler';
import { badRequest, notAllowed } from '../http/problems';
import { readConnectionId } from '../http/readConnectionId';
import { readJsonBody } from '../http/readJsonBody';
import { readOid } from '../model/callers';

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
    await storeUserInformation(agent.oid, readConnectionId(body), readStatus(body.connectionStatus));
    return jsonResponse(200, { ok: true });
  };
}

function readStatus(value: unknown): ConnectionStatus {
  const status = typeof value === 'string' ? value.toLowerCase() : value;
  if (status === 1 || status === '1' || status === 'connected') return 'alive';
  if (status === 0 || status === '0' || status === 'disconnected') return 'disconnected';
  throw badRequest('connectionStatus must be 1 or "connected", 0 or "disconnected".');
}
