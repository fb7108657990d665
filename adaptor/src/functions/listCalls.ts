import type { CallList } from '../../../protocol/messages/callSnapshot';
import type { Adaptor } from '../app/adaptor';
import { toAgentState } from '../model/agentRecord';
import { toSnapshot } from '../model/toSnapshot';
import { jsonResponse, type Work } from '../http/handler';
import { toldDown } from './toldDown';

/** Answered at once; what is left comes when these are logged. */
const maxEnded = 50;

/** The agent's state and open calls, and the ended ones that are not logged yet: what a softphone asks for on each (re)connection. */
export function listCalls(adaptor: Adaptor): Work {
  const { verifier, calls, agents, queues, keepEmail, clock, connectors, conversations } = adaptor;
  return async (request) => {
    const { oid, email } = await verifier.agent(request.headers.get('authorization'));
    const [{ open, unlogged }, agent, told, writes] = await Promise.all([
      calls.ofAgent(oid, maxEnded),
      agents.get(oid),
      queues.of(oid, clock()),
      conversations.areThere(oid),
      connectors.fresh(),
    ]);
    await keepEmail(agent, email);
    const nowMs = clock();
    const [dialling, ...alsoDialling] = connectors.dialling(oid);
    const list: CallList = {
      calls: open.map(({ record }) => toSnapshot(record, nowMs)),
      ended: unlogged.map(({ record }) => toSnapshot(record, nowMs)),
      ...(dialling === undefined ? {} : { dialling }),
      ...(alsoDialling.length === 0 ? {} : { alsoDialling }),
      ...(connectors.askForPhone(oid) === undefined ? {} : { browserPhone: true }),
      ...(writes ? { conversations: true } : {}),
      ...(told.length === 0 ? {} : { queues: told }),
      ...toldDown(connectors.down(oid)),
      agent: toAgentState(agent.record, nowMs),
    };
    return jsonResponse(200, list);
  };
}
