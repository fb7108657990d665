import { isFields, parseJson } from '../../../protocol/fields';
import type { Clock } from '../base/clock';
import { timings } from '../base/timings';
import { resources, type TokenSource } from '../credentials/tokenSource';
import type { AskHttp } from '../http/askHttp';
import { unavailable } from '../http/problems';
import type { SignalRByIdentity, SignalRByKey } from '../settings/parseSignalRConnection';
import { apiVersion } from './apiVersion';
import { signServiceToken } from './signServiceToken';

/** How the SignalR Service is shown that it is us who ask, and that a browser is whom we say. */
export interface ServiceProof {
  /** The Authorization header of a REST call to `path`. @throws Error when there is none to be had */
  authorization(path: string): Promise<string>;
  /** What a browser connects with as this user. @throws ProblemError 503 */
  clientToken(userId: string): Promise<string>;
}

/** By the access key we sign both ourselves: no request is needed for either. */
export function proofByKey(connection: SignalRByKey, hubName: string, clock: Clock): ServiceProof {
  const token = (path: string, lifeMs: number, nameid: string): string =>
    signServiceToken(connection.accessKey, { aud: `${connection.audience}${path}`, nameid }, clock(), lifeMs);
  return {
    authorization: (path) => Promise.resolve(`Bearer ${token(path, timings.serviceTokenMs, 'adaptor')}`),
    clientToken: (userId) => Promise.resolve(token(`/client/?hub=${hubName}`, timings.clientTokenMs, userId)),
  };
}

/** Without a key the service itself signs a browser's token: one request for each connect. */
export function proofByIdentity(
  connection: SignalRByIdentity,
  hubName: string,
  tokens: TokenSource,
  ask: AskHttp,
): ServiceProof {
  const authorization = async (): Promise<string> => `Bearer ${(await tokens(resources.signalR)).token}`;
  return {
    authorization,
    clientToken: async (userId) => {
      const query = new URLSearchParams({
        'api-version': apiVersion,
        userId,
        minutesToExpire: String(timings.clientTokenMs / 60_000),
      });
      const token = await askForToken(
        `${connection.serverEndpoint}/api/hubs/${hubName}/:generateToken?${query.toString()}`,
        authorization,
        ask,
      ).catch(() => undefined);
      if (token === undefined) throw unavailable('The SignalR Service gave no token for the connection.');
      return token;
    },
  };
}

async function askForToken(
  url: string,
  authorization: () => Promise<string>,
  ask: AskHttp,
): Promise<string | undefined> {
  const headers = { authorization: await authorization() };
  const { status, text } = await ask({ url, method: 'POST', headers, timeoutMs: timings.pushTimeoutMs });
  const answer = parseJson(text ?? '');
  const token = answer.ok && isFields(answer.value) ? answer.value.token : undefined;
  return status === 200 && typeof token === 'string' && token !== '' ? token : undefined;
}
