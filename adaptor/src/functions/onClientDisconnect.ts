import type { Adaptor } from '../app/adaptor';
import type { Work } from '../http/handler';
import { readUpstreamRequest } from '../signalr/readUpstreamRequest';

/** Upstream webhook connections/disconnected: this connection is over for good. */
export function onClientDisconnect({ settings, storeUserInformation }: Adaptor): Work {
  return async (request) => {
    const { oid, connectionId } = readUpstreamRequest(request, settings);
    if (oid !== undefined) await storeUserInformation(oid, connectionId, 'disconnected');
    return { status: 200 };
  };
}
