import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import { directory } from '../../../simulator/directory';
import type { RunningEntra } from '../../../simulator/entra/startEntra';

export const pageOrigin = 'http://localhost:5180';
const redirectUri = `${pageOrigin}/WebResources/cti_/softphone/redirect.html`;
export const apiScope = `api://${directory.apiClientId}/${directory.apiScope}`;

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** One request that trusts the issuer's certificate and nothing else. */
export function ask(
  entra: RunningEntra,
  path: string,
  more: { method?: string; headers?: Record<string, string>; form?: Record<string, string> } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const body = more.form ? new URLSearchParams(more.form).toString() : undefined;
    const request = https.request(
      entra.authority + path,
      {
        method: more.method ?? (body === undefined ? 'GET' : 'POST'),
        ca: readFileSync(entra.certificateFile),
        agent: false,
        headers: { ...(body ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}), ...more.headers },
      },
      (response) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString('utf8')));
        response.on('end', () => {
          const isJson = response.headers['content-type'] === 'application/json';
          const json = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

export function pkce() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** The query of an authorize request of the page; `changes` replaces or (undefined) removes parameters. */
export function authorizePath(challenge: string, changes: Record<string, string | undefined> = {}): string {
  const values = {
    client_id: directory.pageClientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    response_mode: 'query',
    scope: `${apiScope} openid profile offline_access`,
    state: 'st',
    nonce: 'no',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    client_info: '1',
    ...changes,
  };
  const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/oauth2/v2.0/authorize?${new URLSearchParams(given).toString()}`;
}

/** What the redirect brings back, from the query or the fragment. */
export function broughtBack(reply: Reply): URLSearchParams {
  const location = String(reply.headers['location']);
  return new URLSearchParams(location.slice(location.search(/[?#]/) + 1));
}

/** Picks the first agent on the account picker: the answer that is redirected, and the cookie that is set. */
export async function signIn(entra: RunningEntra, path: string): Promise<{ answer: URLSearchParams; cookie: string }> {
  const reply = await ask(entra, path, { form: { account: directory.agents[0].oid } });
  const setCookie = reply.headers['set-cookie'];
  return { answer: broughtBack(reply), cookie: String(setCookie?.[0]).split(';')[0] ?? '' };
}

export function redeem(entra: RunningEntra, code: string, verifier: string, changes: Record<string, string> = {}) {
  return ask(entra, '/oauth2/v2.0/token', {
    headers: { Origin: pageOrigin },
    form: {
      grant_type: 'authorization_code',
      client_id: directory.pageClientId,
      redirect_uri: redirectUri,
      scope: `${apiScope} openid profile offline_access`,
      code,
      code_verifier: verifier,
      ...changes,
    },
  });
}

/** The claims of a token whose signature the published keys confirm. */
export async function verified(entra: RunningEntra, token: unknown): Promise<Readonly<Record<string, unknown>>> {
  const [head = '', body = '', signature = ''] = String(token).split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  const published = (await ask(entra, '/discovery/v2.0/keys')).json['keys'] as readonly (JsonWebKey & {
    kid: string;
  })[];
  const jwk = published.find((one) => one.kid === read(head)['kid']);
  if (!jwk) throw new Error('The token names a key that is not published.');
  const key = createPublicKey({ key: jwk as never, format: 'jwk' });
  if (!verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) {
    throw new Error('The signature is wrong.');
  }
  return read(body);
}
