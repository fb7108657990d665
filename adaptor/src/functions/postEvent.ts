import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { badRequest } from '../http/problems';
import { readOid } from '../model/callers';
import { readHttpEvent } from '../telephony/readHttpEvent';
import { takeMessage } from '../telephony/takeMessage';

/** The same as `SendMessageToUser` for systems that speak CloudEvents over HTTP: one event, answered 202. */
export function postEvent(adaptor: Adaptor): Work {
  const { verifier, settings } = adaptor;
  return async (request) => {
    const { appId } = await verifier.telephony(request.headers.get('authorization'));
    const { text, agents } = await readHttpEvent(request);
    const oid = theAgent(agents.map((one) => readOid(one, settings.tenantId)));
    return jsonResponse(202, await takeMessage(adaptor, { appId, oid, text }));
  };
}

function theAgent(named: readonly (string | undefined)[]): string {
  const [oid] = named;
  if (named.length === 0) throw badRequest('The agent is missing: give data.userId, or the attribute userid.');
  if (oid === undefined || named.includes(undefined)) {
    throw badRequest("The agent (data.userId or userid) must be the agent's Entra object id.");
  }
  if (new Set(named).size > 1) throw badRequest('data.userId and userid name two agents.');
  return oid;
}
