import { createHmac, timingSafeEqual } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

/** A JWT signed with HMAC-SHA256; `key` is used as UTF-8 text, as the service does. */
export function signHs256(claims: Claims, key: string): string {
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${hmac(signed, key).toString('base64url')}`;
}

/**
 * The claims of a token that one of `keys` signed, that names one of `audiences`, and that is in its time.
 * Else the reason as text. Unlike Microsoft's emulator this checks audience and lifetime as the real service does.
 * @param nowMs milliseconds since 1970
 */
export function verifyHs256(
  token: string,
  keys: readonly string[],
  isAudience: (audience: string) => boolean,
  nowMs: number,
): Claims | string {
  const [head, body, signature, ...rest] = token.split('.');
  if (!head || !body || !signature || rest.length > 0) return 'The token is not a JWT.';
  const header = parsePart(head);
  const claims = parsePart(body);
  if (!header || !claims) return 'The token is not a JWT.';
  if (header['alg'] !== 'HS256') return 'The token is not signed with HS256.';
  const given = Buffer.from(signature, 'base64url');
  const known = keys.some((key) => {
    const expected = hmac(`${head}.${body}`, key);
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  if (!known) return 'The signature was made with another key.';
  const { aud, exp, nbf } = claims;
  if (typeof exp !== 'number') return 'The token has no expiry (exp).';
  if (exp * 1000 <= nowMs) return 'The token has expired.';
  if (typeof nbf === 'number' && nbf * 1000 > nowMs + clockSkewMs) return 'The token is not valid yet (nbf).';
  if (typeof aud !== 'string' || !isAudience(aud)) return 'The token is meant for another audience (aud).';
  return claims;
}

/** For `nbf` only: the caller's clock may be a little ahead. */
const clockSkewMs = 60_000;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const hmac = (text: string, key: string): Buffer => createHmac('sha256', key).update(text).digest();

function parsePart(text: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}
