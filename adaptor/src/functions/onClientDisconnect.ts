import { app } from '@azure/functions';
import type { Adaptor } from '../app/adaptor';
import { handler } from '../http/handler';
import { readUpstreamRequest } from '../signalr/readUpstreamRequest';

/** Upstream webhook connections/disconnected: this connection is over for good. */
export function registerOnClientDisconnect({ log, settings, storeUserInformation }: Adaptor): void {
  app.http('OnClientDisconnect', {
    methods: ['POST'],
    authLevel: 'anonymous',
    handler: handler(log, 'OnClientDisconnect', async (request) => {
      const { oid, connectionId } = readUpstreamRequest(request, settings);
      if (oid !== undefined) await storeUserInformation(oid, connectionId, 'disconnected');
      return { status: 200 };
    }),
  });
}
