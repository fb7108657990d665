import { isFields, parseJson } from '../../../protocol/fields';
import type { Clock } from '../base/clock';
import { timings } from '../base/timings';
import type { AskHttp } from '../http/askHttp';
import type { ManagedIdentity } from '../settings/settings';
import type { AccessToken, TokenSource } from './tokenSource';

/**
 * Tokens from the address that App Service gives each app that has an identity (protocol 2019-08-01, as
 * `@azure/msal-node` speaks it). One request for all that ask at a time; a token is renewed in the background before it
 * ends, so that no ring waits for it, and one that could not be renewed counts until it has ended.
 */
export function createManagedIdentity(identity: ManagedIdentity, ask: AskHttp, clock: Clock): TokenSource {
  const known = new Map<string, AccessToken>();
  const asked = new Map<string, Promise<AccessToken>>();

  const renew = (resource: string): Promise<AccessToken> => {
    const running = asked.get(resource);
    if (running !== undefined) return running;
    const work = askForToken(identity, resource, ask, clock)
      .then((token) => {
        known.set(resource, token);
        return token;
      })
      .finally(() => asked.delete(resource));
    asked.set(resource, work);
    return work;
  };

  return async (resource) => {
    const token = known.get(resource);
    const leftMs = (token?.expiresAtMs ?? 0) - clock();
    if (token === undefined || leftMs <= timings.tokenClockToleranceMs) return renew(resource);
    if (leftMs <= timings.ownTokenRenewedMs) renew(resource).catch(() => undefined);
    return token;
  };
}

async function askForToken(
  { endpoint, header, clientId }: ManagedIdentity,
  resource: string,
  ask: AskHttp,
  clock: Clock,
): Promise<AccessToken> {
  const url = new URL(endpoint);
  url.searchParams.set('resource', resource);
  url.searchParams.set('api-version', '2019-08-01');
  if (clientId !== undefined) url.searchParams.set('client_id', clientId);
  const headers = { 'x-identity-header': header };
  const { status, text } = await ask({
    url: url.href,
    method: 'GET',
    headers,
    timeoutMs: timings.ownTokenTimeoutMs,
  });
  if (status !== 200) throw new Error(`The managed identity gave no token: it answered ${status}.`);
  const read = parseJson(text ?? '');
  const { access_token: token, expires_on: expiresOn } = read.ok && isFields(read.value) ? read.value : {};
  if (typeof token !== 'string' || token === '') throw new Error('The managed identity answered without a token.');
  const seconds = Number(expiresOn);
  // Without a time that can be read it is asked for anew soon.
  const expiresAtMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : clock() + timings.ownTokenRenewedMs;
  return { token, expiresAtMs };
}
