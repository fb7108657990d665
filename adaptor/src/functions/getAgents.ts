import type { AgentListAnswer } from '../../../protocol/messages/answers';
import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { badRequest } from '../http/problems';
import { readGuid } from '../model/callers';

const defaultLimit = 100;
const maxLimit = 200;

/** Who is connected and how they stand, for telephony systems: `agents?limit=…&continuation=…`. */
export function getAgents({ verifier, limiter, listAgents }: Adaptor): Work {
  return async (request) => {
    const { appId } = await verifier.telephony(request.headers.get('authorization'));
    const limit = readLimit(request.query.get('limit'));
    const before = readContinuation(request.query.get('continuation'));
    limiter.listAgents(appId);
    const { agents, after } = await listAgents(limit, before);
    return jsonResponse(200, {
      agents,
      ...(after === undefined ? {} : { continuation: toContinuation(after) }),
    } satisfies AgentListAnswer);
  };
}

function readLimit(given: string | null): number {
  if (given === null) return defaultLimit;
  const limit = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (limit < 1 || limit > maxLimit) throw badRequest(`limit must be a number from 1 to ${maxLimit}.`);
  return limit;
}

/** Packed, so that nobody builds on what is in it. */
const toContinuation = (oid: string): string => Buffer.from(oid).toString('base64url');

function readContinuation(given: string | null): string | undefined {
  if (given === null) return undefined;
  const oid = readGuid(Buffer.from(given, 'base64url').toString('latin1'));
  if (oid === undefined) throw badRequest('continuation must be that of the page before, unchanged.');
  return oid;
}
