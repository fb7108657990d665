import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { signalRUserId } from '../model/callers';

// Its own file: each function of the app has one, found by its name.

/** Address and token of the SignalR Service, for the verified agent and nobody else. The official client only POSTs. */
export function negotiate({ verifier, signalR, settings, limiter }: Adaptor): Work {
  return async (request) => {
    const agent = await verifier.agent(request.headers.get('authorization'));
    limiter.negotiate(agent.oid);
    return jsonResponse(200, await signalR.clientAccess(signalRUserId(settings.tenantId, agent.oid)));
  };
}
