import { app } from '@azure/functions';
import type { Adaptor } from '../adaptor';
import { handler, jsonResponse } from '../http/handler';
import { timings } from '../timings';

interface Health {
  readonly status: 'ok' | 'degraded';
  readonly storage: boolean;
  readonly signalr: boolean;
}

/** 200 when a call could ring now, else 503 and which service is missing. Tells nothing else, since anybody may ask. */
export function registerHealth({ log, tables, signalR, calls, clock }: Adaptor): void {
  let cached: { readonly health: Health; readonly atMs: number } | undefined;
  const isStorageHealthy = async (): Promise<boolean> => {
    try {
      await tables.ready();
      await calls.get({ source: 'health', row: 'health' });
      return true;
    } catch {
      return false;
    }
  };
  app.http('health', {
    methods: ['GET'],
    authLevel: 'anonymous',
    handler: handler(log, 'health', async () => {
      if (cached === undefined || clock() - cached.atMs > timings.healthCacheMs) {
        const [storage, signalr] = await Promise.all([isStorageHealthy(), signalR.isHealthy()]);
        cached = { health: { status: storage && signalr ? 'ok' : 'degraded', storage, signalr }, atMs: clock() };
      }
      return jsonResponse(cached.health.status === 'ok' ? 200 : 503, cached.health);
    }),
  });
}
