import { systemSchema } from '../../../protocol/schemas/systemSchemas';
import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { readBody, readJsonBody } from '../http/readJsonBody';

/** 5,000 ids of agents with what stands around them. */
const maxBodyBytes = 262_144;

/** A telephony app says where its system is and what it offers: who it is comes from the token, never from the body. */
export function registerSystem({ verifier, limiter, registry }: Adaptor): Work {
  return async (request) => {
    const { appId } = await verifier.telephony(request.headers.get('authorization'));
    limiter.register(appId);
    const registration = readBody(systemSchema, await readJsonBody(request, maxBodyBytes));
    return jsonResponse(200, await registry.register(appId, registration));
  };
}

/** What counts of the asking app's system; its secrets are told to nobody. */
export function getSystem({ verifier, connectors, registry }: Adaptor): Work {
  return async (request) => {
    const { appId } = await verifier.telephony(request.headers.get('authorization'));
    await connectors.fresh();
    return jsonResponse(200, await registry.get(appId));
  };
}

/** The app's system is no more. */
export function removeSystem({ verifier, limiter, registry }: Adaptor): Work {
  return async (request) => {
    const { appId } = await verifier.telephony(request.headers.get('authorization'));
    limiter.register(appId);
    await registry.remove(appId);
    return jsonResponse(200, { ok: true });
  };
}
