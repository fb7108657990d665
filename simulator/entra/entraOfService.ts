import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { Claims } from '../signalr/hs256';
import { firstIssuer } from './managedIdentities';
import type { RunningEntra } from './runningEntra';

/** What a service of Azure does with a token: signature by the tenant's keys, issuer, tenant, audience, time. */
export function verifyForService(
  entra: Pick<RunningEntra, 'authority' | 'jwks'>,
  audience: string,
  token: string,
): Claims | string {
  const [head = '', body = '', signature = ''] = token.split('.');
  const header = readPart(head);
  const claims = readPart(body);
  if (header === undefined || claims === undefined) return 'The token is not a JWT.';
  const key = entra.jwks.keys.find((one) => (one as { kid?: unknown }).kid === header['kid']);
  if (key === undefined || header['alg'] !== 'RS256') return 'The token is not signed by the tenant.';
  const publicKey = createPublicKey({ key: key as JsonWebKey, format: 'jwk' });
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'))) {
    return 'The token is not signed by the tenant.';
  }
  const { iss, aud, exp, nbf } = claims;
  const nowS = Date.now() / 1000;
  if (iss !== firstIssuer(entra)) return 'The token is of another issuer.';
  if (aud !== audience && aud !== `${audience}/`) return 'The token is meant for another resource.';
  if (typeof exp !== 'number' || exp <= nowS) return 'The token has expired.';
  if (typeof nbf === 'number' && nbf > nowS + 60) return 'The token is not valid yet.';
  return claims;
}

function readPart(text: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}
