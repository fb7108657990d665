import { app } from '@azure/functions';
import type { Adaptor } from '../app/adaptor';
import { toAgentReport } from '../model/agentRecord';
import { judgePresence } from '../model/presence';
import { handler, jsonResponse } from '../http/handler';
import { badRequest } from '../http/problems';
import { readOid, signalRUserId } from '../model/callers';

/** How an agent stands, for telephony systems: whom to offer the next call to. */
export function registerAgent({ log, verifier, settings, agents, connections, clock }: Adaptor): void {
  app.http('agent', {
    methods: ['GET'],
    authLevel: 'anonymous',
    route: 'agents/{userId}',
    handler: handler(log, 'agent', async (request) => {
      await verifier.telephony(request.headers.get('authorization'));
      const oid = readOid(request.params.userId, settings.tenantId);
      if (oid === undefined) throw badRequest("The address must end in the agent's Entra object id.");
      const [{ record }, rows] = await Promise.all([
        agents.get(oid),
        connections.ofUser(signalRUserId(settings.tenantId, oid)),
      ]);
      return jsonResponse(200, { ...toAgentReport(record), connections: judgePresence(rows, clock()).live });
    }),
  });
}
