import { createHash } from 'node:crypto';
import { headerOf, type SipMessage } from './sipMessage';

export const sipRealm = 'telephony.example.com';
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Who says to be whom in a request, and what the secret would have to be (RFC 2617, qop=auth). */
export interface DigestClaim {
  readonly user: string;
  readonly nonce: string;
  fits(secret: string): boolean;
}

/** @returns `undefined` for a request without a claim */
export function readDigest(request: SipMessage): DigestClaim | undefined {
  const text = headerOf(request, 'authorization');
  if (!/^Digest /i.test(text)) return undefined;
  const parts = new Map<string, string>();
  for (const [, name = '', quoted, bare] of text.slice(7).matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)) {
    parts.set(name.toLowerCase(), quoted ?? bare ?? '');
  }
  const part = (name: string): string => parts.get(name) ?? '';
  const [user, nonce] = [part('username'), part('nonce')];
  return {
    user,
    nonce,
    fits: (secret) => {
      const first = md5(`${user}:${sipRealm}:${secret}`);
      const second = md5(`${request.method ?? ''}:${part('uri')}`);
      return part('response') === md5(`${first}:${nonce}:${part('nc')}:${part('cnonce')}:auth:${second}`);
    },
  };
}

export const challenge = (nonce: string): string =>
  `Digest realm="${sipRealm}", nonce="${nonce}", algorithm=MD5, qop="auth"`;
