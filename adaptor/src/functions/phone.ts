import { phoneWishSchema } from '../../../protocol/schemas/phoneSchemas';
import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { readBody, readJsonBody } from '../http/readJsonBody';

/** `{ phoneId }`: what this browser of the agent needs to be a telephone, fresh from the telephony system. */
export function givePhone({ verifier, phones, connectors }: Adaptor): Work {
  return async (request) => {
    const { oid } = await verifier.agent(request.headers.get('authorization'));
    const { phoneId } = readBody(phoneWishSchema, await readJsonBody(request));
    await connectors.fresh();
    return jsonResponse(200, await phones.give(oid, phoneId));
  };
}

/** `{ phoneId }`: the agent signed out, or chose the desk phone: the telephony system forgets this browser. */
export function withdrawPhone({ verifier, phones, connectors }: Adaptor): Work {
  return async (request) => {
    const { oid } = await verifier.agent(request.headers.get('authorization'));
    const { phoneId } = readBody(phoneWishSchema, await readJsonBody(request));
    await connectors.fresh();
    await phones.withdraw(oid, phoneId);
    return jsonResponse(200, { ok: true });
  };
}
