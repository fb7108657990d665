import { app } from '@azure/functions';
import type { Adaptor } from '../app/adaptor';
import { handler } from '../http/handler';
import { readUpstreamRequest } from '../signalr/readUpstreamRequest';

/** Upstream webhook connections/connected: the agent has one connection more. */
export function registerOnClientConnected({ log, settings, storeUserInformation }: Adaptor): void {
  app.http('OnClientConnected', {
    methods: ['POST'],
    authLevel: 'anonymous',
    handler: handler(log, 'OnClientConnected', async (request) => {
      const { oid, connectionId } = readUpstreamRequest(request, settings);
      if (oid !== undefined) await storeUserInformation(oid, connectionId, 'connected');
      return { status: 200 };
    }),
  });
}
