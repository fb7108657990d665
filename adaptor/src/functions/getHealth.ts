import type { HealthAnswer } from '../../../protocol/messages/answers';
import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { timings } from '../base/timings';
import { withTimeout } from '../base/withTimeout';

/**
 * 200 when a call could ring now, else 503 and which service is missing. Tells nothing else, since anybody may ask; asks
 * the services seldom, and answers in time although one of them hangs.
 */
export function getHealth({ tables, signalR, calls, clock }: Adaptor): Work {
  let latest: { readonly health: Promise<HealthAnswer>; readonly atMs: number } | undefined;
  const askStorage = async (): Promise<boolean> => {
    await tables.ready();
    await calls.get({ partition: 'health', row: 'health' });
    return true;
  };
  const ask = async (): Promise<HealthAnswer> => {
    const [storage, signalr] = await Promise.all([inTime(askStorage), inTime(() => signalR.isHealthy())]);
    return { status: storage && signalr ? 'ok' : 'degraded', storage, signalr };
  };
  return async () => {
    // Probes that come together wait for one and the same look.
    if (latest === undefined || clock() - latest.atMs > timings.healthCacheMs) {
      latest = { health: ask(), atMs: clock() };
    }
    const health = await latest.health;
    return jsonResponse(health.status === 'ok' ? 200 : 503, health);
  };
}

/** False for a service that fails, and for one that does not answer in time. */
const inTime = (ask: () => Promise<boolean>): Promise<boolean> =>
  withTimeout(timings.healthTimeoutMs, ask, () => false).catch(() => false);
