import { createHmac } from 'node:crypto';

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/**
 * A token that the SignalR Service takes: HS256 with the access key as text.
 * @param lifeMs how long it is valid from `nowMs`
 */
export function signServiceToken(
  accessKey: string,
  claims: { readonly aud: string; readonly nameid?: string },
  nowMs: number,
  lifeMs: number,
): string {
  const issuedAtSeconds = Math.floor(nowMs / 1000);
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({
    ...claims,
    iat: issuedAtSeconds,
    nbf: issuedAtSeconds - 60,
    exp: issuedAtSeconds + Math.floor(lifeMs / 1000),
  })}`;
  return `${content}.${createHmac('sha256', accessKey).update(content).digest('base64url')}`;
}
