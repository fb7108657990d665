import type { AgentAnswer } from '../../../protocol/messages/answers';
import type { Adaptor } from '../app/adaptor';
import { toAgentReport } from '../model/agentRecord';
import { judgePresence } from '../model/presence';
import { jsonResponse, type Work } from '../http/handler';
import { badRequest } from '../http/problems';
import { readOid, signalRUserId } from '../model/callers';
import { toToldCall } from './toToldCall';

/** How an agent stands, for telephony systems, and what the asking app has going on with the agent. */
export function getAgent({ verifier, settings, agents, calls, connections, conversations, clock }: Adaptor): Work {
  return async (request) => {
    const { appId } = await verifier.telephony(request.headers.get('authorization'));
    const oid = readOid(request.params.userId, settings.tenantId);
    if (oid === undefined) throw badRequest("The address must end in the agent's Entra object id.");
    const [{ record }, { open }, rows, capacity] = await Promise.all([
      agents.get(oid),
      calls.ofAgent(oid, 0),
      connections.ofUser(signalRUserId(settings.tenantId, oid)),
      conversations.capacityOf(oid),
    ]);
    return jsonResponse(200, {
      ...toAgentReport(record),
      connections: judgePresence(rows, clock()).live,
      capacity,
      calls: open.filter((call) => call.record.source === appId).map(toToldCall),
    } satisfies AgentAnswer);
  };
}
