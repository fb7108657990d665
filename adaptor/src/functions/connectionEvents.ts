import type { Adaptor } from '../app/adaptor';
import type { Work } from '../http/handler';
import { readUpstreamRequest } from '../signalr/readUpstreamRequest';

const stores =
  (status: Parameters<Adaptor['storeUserInformation']>[2]) =>
  ({ settings, verifier, storeUserInformation }: Adaptor): Work =>
  async (request) => {
    const { oid, connectionId } = await readUpstreamRequest(request, settings, verifier.signalRService);
    if (oid !== undefined) await storeUserInformation(oid, connectionId, status);
    return { status: 200 };
  };

/** Upstream webhook connections/connected: the agent has one connection more. */
export const onClientConnected = stores('connected');

/** Upstream webhook connections/disconnected: this connection is over for good. */
export const onClientDisconnect = stores('disconnected');
