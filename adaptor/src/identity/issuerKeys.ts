import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { isFields } from '../../../protocol/fields';
import { timings } from '../base/timings';
import { withTimeout } from '../base/withTimeout';

/**
 * The issuer's signing keys, found by OIDC discovery on first use; jose caches and renews the keys themselves.
 * A failed discovery is not kept: the next request tries again. @throws Error when the issuer cannot be reached
 */
export function createIssuerKeys(authority: string): () => Promise<JWTVerifyGetKey> {
  let known: Promise<JWTVerifyGetKey> | undefined;
  return () => {
    known ??= withTimeout(timings.issuerTimeoutMs, (signal) => discover(authority, signal), late).catch(
      (error: unknown) => {
        known = undefined;
        throw error;
      },
    );
    return known;
  };
}

async function discover(authority: string, signal: AbortSignal): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${authority}/v2.0/.well-known/openid-configuration`, {
    signal,
    redirect: 'error',
  });
  const document: unknown = response.ok ? await response.json() : undefined;
  const address = isFields(document) ? document.jwks_uri : undefined;
  if (typeof address !== 'string' || !address.startsWith('https://')) throw new Error('No keys in the discovery.');
  return createRemoteJWKSet(new URL(address), { timeoutDuration: timings.issuerTimeoutMs });
}

const late = (): never => {
  throw new Error('The issuer did not answer in time.');
};
