import type { ConnectedAgent } from '../../../protocol/answers';
import type { Adaptor } from '../app/adaptor';
import { toAgentReport } from '../model/agentRecord';
import { judgePresence } from '../model/presence';
import { jsonResponse, type Work } from '../http/handler';
import { badRequest } from '../http/problems';
import { readOid, signalRUserId } from '../model/callers';

/** How an agent stands, for telephony systems: whom to offer the next call to. */
export function getAgent({ verifier, settings, agents, connections, clock }: Adaptor): Work {
  return async (request) => {
    await verifier.telephony(request.headers.get('authorization'));
    const oid = readOid(request.params.userId, settings.tenantId);
    if (oid === undefined) throw badRequest("The address must end in the agent's Entra object id.");
    const [{ record }, rows] = await Promise.all([
      agents.get(oid),
      connections.ofUser(signalRUserId(settings.tenantId, oid)),
    ]);
    return jsonResponse(200, {
      ...toAgentReport(record),
      connections: judgePresence(rows, clock()).live,
    } satisfies ConnectedAgent);
  };
}
