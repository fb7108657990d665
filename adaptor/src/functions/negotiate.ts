import { app } from '@azure/functions';
import type { Adaptor } from '../app/adaptor';
import { handler, jsonResponse } from '../http/handler';
import { signalRUserId } from '../model/callers';

/** Address and token of the SignalR Service, for the verified agent and nobody else. The official client only POSTs. */
export function registerNegotiate({ log, verifier, signalR, settings, limiter }: Adaptor): void {
  app.http('negotiate', {
    methods: ['GET', 'POST'],
    authLevel: 'anonymous',
    handler: handler(log, 'negotiate', async (request) => {
      const agent = await verifier.agent(request.headers.get('authorization'));
      limiter.negotiate(agent.oid);
      return jsonResponse(200, signalR.clientAccess(signalRUserId(settings.tenantId, agent.oid)));
    }),
  });
}
