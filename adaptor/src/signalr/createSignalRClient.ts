import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientAccess } from '../../../protocol/messages/answers';
import { isConnectionRefused, type SendHttp } from '../http/sendHttp';
import type { SignalRAddress } from '../settings/parseSignalRConnection';
import { timings } from '../base/timings';
import { apiVersion } from './apiVersion';
import type { ServiceProof } from './serviceProof';
import type { Telemetry } from '../telemetry/telemetry';

/**
 * What became of a push. `accepted`: the service has it (it proves nothing about the agent). `refused`: it certainly has
 * not. `unknown`: a time-out or a server error, after which it may have been delivered all the same.
 */
export type PushResult = 'accepted' | 'refused' | 'unknown';

/** The few things that we ask of the SignalR Service. Only `clientAccess` throws. */
export interface SignalRClient {
  /** What a browser needs to connect as this user. @throws ProblemError 503 */
  clientAccess(userId: string): Promise<ClientAccess>;
  /** Calls `target` on every connection of the user. */
  sendToUser(userId: string, target: string, argument: object): Promise<PushResult>;
  /** Whether the service knows this connection, and this user as connected; false also when it does not answer. */
  hasConnection(userId: string, connectionId: string): Promise<boolean>;
  /** Whether it is there and takes our proof. */
  isHealthy(): Promise<boolean>;
}

export function createSignalRClient(
  connection: SignalRAddress,
  hubName: string,
  proof: ServiceProof,
  send: SendHttp,
): SignalRClient {
  const addressed = async (path: string) => ({
    url: `${connection.serverEndpoint}${path}?api-version=${apiVersion}`,
    headers: { authorization: await proof.authorization(path) },
    timeoutMs: timings.pushTimeoutMs,
  });

  const post = async (path: string, body: string): Promise<PushResult | 'not-reached'> => {
    // Without a proof nothing was sent.
    const to = await addressed(path).catch(() => undefined);
    if (to === undefined) return 'not-reached';
    try {
      const headers = { ...to.headers, 'content-type': 'application/json' };
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
    try {
      return (await send({ ...(await addressed(path)), method: 'HEAD' })) === 200;
    } catch {
      return false;
    }
  };

  return {
    clientAccess: async (userId) => ({
      url: `${connection.clientEndpoint}/client/?hub=${hubName}`,
      accessToken: await proof.clientToken(userId),
    }),
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
        // The service asks for no proof there. Whether ours counts says a question after a user whom nobody is.
        const [health, nobody] = await Promise.all([
          send({ url, method: 'HEAD', timeoutMs: timings.pushTimeoutMs }),
          addressed(`/api/hubs/${hubName}/users/nobody`).then((to) => send({ ...to, method: 'HEAD' })),
        ]);
        return health === 200 && (nobody === 404 || nobody === 200);
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
