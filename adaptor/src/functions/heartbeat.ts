import { app } from '@azure/functions';
import type { Adaptor } from '../app/adaptor';
import { handler, jsonResponse } from '../http/handler';
import { readConnectionId } from '../http/readConnectionId';
import { readJsonBody } from '../http/readJsonBody';

/** `{ connectionId }`: this connection of the agent is alive. Makes up for a lost event of the SignalR Service. */
export function registerHeartbeat({ log, verifier, storeUserInformation }: Adaptor): void {
  app.http('heartbeat', {
    methods: ['POST'],
    authLevel: 'anonymous',
    handler: handler(log, 'heartbeat', async (request) => {
      const agent = await verifier.agent(request.headers.get('authorization'));
      await storeUserInformation(agent.oid, readConnectionId(await readJsonBody(request)), 'alive');
      return jsonResponse(200, { ok: true });
    }),
  });
}
