import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { SignalRConnection } from '../settings/parseSignalRConnection';
import { timings } from '../timings';
import { signServiceToken } from './signServiceToken';

/**
 * What became of a push. `accepted`: the service has it (it proves nothing about the agent). `refused`: it certainly has
 * not. `unknown`: a time-out or a server error, after which it may have been delivered all the same.
 */
export type PushResult = 'accepted' | 'refused' | 'unknown';

/** The few things that we ask of the SignalR Service. None of them throws. */
export interface SignalRClient {
  /** What a browser needs to connect as this user. */
  clientAccess(userId: string): { readonly url: string; readonly accessToken: string };
  /** Calls `target` on every connection of the user. */
  sendToUser(userId: string, target: string, argument: object): Promise<PushResult>;
  isHealthy(): Promise<boolean>;
}

const apiVersion = '2022-11-01';

export function createSignalRClient(connection: SignalRConnection, hubName: string, clock: Clock): SignalRClient {
  const token = (aud: string, lifeMs: number, nameid: string): string =>
    signServiceToken(connection.accessKey, { aud, nameid }, clock(), lifeMs);

  const post = async (path: string, body: string): Promise<PushResult | 'not-reached'> => {
    try {
      const response = await fetch(`${connection.serverEndpoint}${path}?api-version=${apiVersion}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token(`${connection.audience}${path}`, timings.serviceTokenMs, 'adaptor')}`,
          'content-type': 'application/json',
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timings.pushTimeoutMs),
      });
      await response.arrayBuffer();
      if (response.ok) return 'accepted';
      return response.status < 500 ? 'refused' : 'unknown';
    } catch (error) {
      return isConnectionRefused(error) ? 'not-reached' : 'unknown';
    }
  };

  return {
    clientAccess: (userId) => {
      const path = `/client/?hub=${hubName}`;
      return {
        url: `${connection.clientEndpoint}${path}`,
        accessToken: token(`${connection.audience}${path}`, timings.clientTokenMs, userId),
      };
    },
    sendToUser: async (userId, target, argument) => {
      const path = `/api/hubs/${hubName}/users/${encodeURIComponent(userId)}/:send`;
      const body = JSON.stringify({ target, arguments: [argument] });
      const first = await post(path, body);
      if (first !== 'not-reached') return first;
      // Only what certainly did not reach the service is sent again: a second delivery would ring twice.
      await sleep(timings.pushRetryDelayMs);
      const second = await post(path, body);
      return second === 'not-reached' ? 'refused' : second;
    },
    isHealthy: async () => {
      try {
        const response = await fetch(`${connection.serverEndpoint}/api/health`, {
          method: 'HEAD',
          signal: AbortSignal.timeout(timings.pushTimeoutMs),
        });
        return response.ok;
      } catch {
        return false;
      }
    },
  };
}

/** Node hides the system's error in `cause`, and with two addresses (::1, 127.0.0.1) in a list inside it. */
function isConnectionRefused(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const all: unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  return all.length > 0 && all.every((one) => (one as { code?: unknown } | undefined)?.code === 'ECONNREFUSED');
}
