import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { readBody, readJsonBody } from '../http/readJsonBody';
import { toldDown } from './toldDown';
import { heartbeatSchema } from '../../../protocol/schemas/requestSchemas';

// Its own file: each function of the app has one, found by its name.

/**
 * `{ connectionId }`: this connection of the agent is alive. Makes up for a lost event of the SignalR Service. Answers
 * which of the agent's telephony systems are down: a softphone asks for nothing else as often.
 */
export function heartbeat({ verifier, storeUserInformation, connectors }: Adaptor): Work {
  return async (request) => {
    const agent = await verifier.agent(request.headers.get('authorization'));
    const { connectionId } = readBody(heartbeatSchema, await readJsonBody(request));
    await Promise.all([storeUserInformation(agent.oid, connectionId, 'alive'), connectors.fresh()]);
    return jsonResponse(200, { ok: true, ...toldDown(connectors.down(agent.oid)) });
  };
}
