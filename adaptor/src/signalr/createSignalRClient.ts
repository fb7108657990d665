import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientAccess } from '../../../protocol/messages/answers';
import type { Clock } from '../base/clock';
import { isConnectionRefused, type SendHttp } from '../http/sendHttp';
import type { SignalRConnection } from '../settings/parseSignalRConnection';
import { timings } from '../base/timings';
import { signServiceToken } from './signServiceToken';
import type { Telemetry } from '../telemetry/telemetry';

/**
 * What became of a push. `accepted`: the service has it (it proves nothing about the agent). `refused`: it certainly has
 * not. `unknown`: a time-out or a server error, after which it may have been delivered all the same.
 */
export type PushResult = 'accepted' | 'refused' | 'unknown';

/** The few things that we ask of the SignalR Service. None of them throws. */
export interface SignalRClient {
  /** What a browser needs to connect as this user. */
  clientAccess(userId: string): ClientAccess;
  /** Calls `target` on every connection of the user. */
  sendToUser(userId: string, target: string, argument: object): Promise<PushResult>;
  /** Whether the service knows this connection, and this user as connected; false also when it does not answer. */
  hasConnection(userId: string, connectionId: string): Promise<boolean>;
  isHealthy(): Promise<boolean>;
}

/** Required in the query of every route, the health's too (docs/swagger in Azure/azure-signalr). */
const apiVersion = '2022-11-01';

export function createSignalRClient(
  connection: SignalRConnection,
  hubName: string,
  clock: Clock,
  send: SendHttp,
): SignalRClient {
  const token = (aud: string, lifeMs: number, nameid: string): string =>
    signServiceToken(connection.accessKey, { aud, nameid }, clock(), lifeMs);

  const addressed = (path: string) => ({
    url: `${connection.serverEndpoint}${path}?api-version=${apiVersion}`,
    authorization: `Bearer ${token(`${connection.audience}${path}`, timings.serviceTokenMs, 'adaptor')}`,
    timeoutMs: timings.pushTimeoutMs,
  });

  const post = async (path: string, body: string): Promise<PushResult | 'not-reached'> => {
    const { authorization, ...to } = addressed(path);
    try {
      const headers = { authorization, 'content-type': 'application/json' };
      const status = await send({ ...to, method: 'POST', headers, body });
      if (status >= 200 && status < 300) return 'accepted';
      return status < 500 ? 'refused' : 'unknown';
    } catch (error) {
      return isConnectionRefused(error) ? 'not-reached' : 'unknown';
    }
  };

  /** 200 or 404 (`HEAD` of the data plane, docs/swagger in Azure/azure-signalr). */
  const exists = async (kind: 'connections' | 'users', id: string): Promise<boolean> => {
    const path = `/api/hubs/${hubName}/${kind}/${encodeURIComponent(id)}`;
    const { authorization, ...to } = addressed(path);
    try {
      return (await send({ ...to, method: 'HEAD', headers: { authorization } })) === 200;
    } catch {
      return false;
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
    hasConnection: async (userId, connectionId) => {
      const found = await Promise.all([exists('connections', connectionId), exists('users', userId)]);
      return !found.includes(false);
    },
    isHealthy: async () => {
      try {
        const url = `${connection.serverEndpoint}/api/health?api-version=${apiVersion}`;
        return (await send({ url, method: 'HEAD', timeoutMs: timings.pushTimeoutMs })) === 200;
      } catch {
        return false;
      }
    },
  };
}

/** Each push as a span of the telemetry. */
export const traceSignalR = (client: SignalRClient, telemetry: Telemetry): SignalRClient => ({
  ...client,
  sendToUser: (userId, target, argument) =>
    telemetry.span('signalr push', {}, async (tellMore) => {
      const result = await client.sendToUser(userId, target, argument);
      tellMore({ result });
      return result;
    }),
});
