import { testRingWishSchema } from '../../../protocol/schemas/testRingSchemas';
import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { badRequest, notAllowed } from '../http/problems';
import { readBody, readJsonBody } from '../http/readJsonBody';
import { administratorRole, readGuid } from '../model/callers';

/** `{ words }`: rings once at the softphones of the person who asks, and of nobody else. */
export function startTestRing({ verifier, limiter, testRings }: Adaptor): Work {
  return async (request) => {
    const oid = await administrator(verifier, request.headers.get('authorization'));
    const { words } = readBody(testRingWishSchema, await readJsonBody(request));
    limiter.testRing(oid);
    return jsonResponse(202, await testRings.ring(oid, words));
  };
}

/** What has become of it, for the person whose it is. */
export function seeTestRing({ verifier, testRings }: Adaptor): Work {
  return async (request) => {
    const oid = await administrator(verifier, request.headers.get('authorization'));
    const callId = readGuid(request.params.callId);
    if (callId === undefined) throw badRequest('The address must end in the callId of the test ring.');
    return jsonResponse(200, await testRings.see(oid, callId));
  };
}

async function administrator(verifier: Adaptor['verifier'], authorization: string | null): Promise<string> {
  const { oid, isAdministrator } = await verifier.agent(authorization);
  if (isAdministrator === true) return oid;
  throw notAllowed(
    `The token has not the role ${administratorRole}.`,
    'Give the person this role at the API in Entra ID (npm run setup does it for whoever runs it), then sign in anew.',
  );
}
