import { createHash, generateKeyPair, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

export type TokenClaims = Readonly<Record<string, unknown>>;

export interface TokenSigner {
  /** What `discovery/v2.0/keys` publishes. */
  readonly jwks: { readonly keys: readonly object[] };
  sign(claims: TokenClaims): string;
  /** The same header and key id, signed with a key that nobody publishes. */
  forge(claims: TokenClaims): string;
}

/** RS256 with keys made at this start: a token of an earlier start is worth nothing. */
export async function makeTokenSigner(): Promise<TokenSigner> {
  const make = promisify(generateKeyPair);
  const [own, foreign] = await Promise.all([
    make('rsa', { modulusLength: 2048 }),
    make('rsa', { modulusLength: 2048 }),
  ]);
  const jwk = own.publicKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify(jwk)).digest('base64url').slice(0, 27);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signWith = (key: KeyObject, claims: TokenClaims): string => {
    const signed = `${part({ typ: 'JWT', alg: 'RS256', kid })}.${part(claims)}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
  };
  return {
    jwks: { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] },
    sign: (claims) => signWith(own.privateKey, claims),
    forge: (claims) => signWith(foreign.privateKey, claims),
  };
}
