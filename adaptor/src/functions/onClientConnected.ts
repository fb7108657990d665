import type { Adaptor } from '../app/adaptor';
import type { Work } from '../http/handler';
import { readUpstreamRequest } from '../signalr/readUpstreamRequest';

/** Upstream webhook connections/connected: the agent has one connection more. */
export function onClientConnected({ settings, storeUserInformation }: Adaptor): Work {
  return async (request) => {
    const { oid, connectionId } = readUpstreamRequest(request, settings);
    if (oid !== undefined) await storeUserInformation(oid, connectionId, 'connected');
    return { status: 200 };
  };
}
