import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { readConnectionId } from '../http/readConnectionId';
import { readJsonBody } from '../http/readJsonBody';

/** `{ connectionId }`: this connection of the agent is alive. Makes up for a lost event of the SignalR Service. */
export function heartbeat({ verifier, storeUserInformation }: Adaptor): Work {
  return async (request) => {
    const agent = await verifier.agent(request.headers.get('authorization'));
    await storeUserInformation(agent.oid, readConnectionId(await readJsonBody(request)), 'alive');
    return jsonResponse(200, { ok: true });
  };
}
