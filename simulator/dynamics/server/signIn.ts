import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { isFields } from '../../../protocol/fields';

export interface SignedInAgent {
  readonly name: string;
  readonly userName: string;
  readonly oid: string;
}

export interface SignInOptions {
  readonly authority: string;
  readonly clientId: string;
  readonly caFile: string;
  readonly redirectUri: () => string;
}

interface Pending {
  readonly verifier: string;
  readonly nonce: string;
  readonly returnTo: string;
}

const pendingLimit = 100;
const exchangeTimeoutMs = 10_000;

/** Signs people in at the top level, as Dynamics itself does: authorization code with PKCE, exchanged by the server. */
export class SignIn {
  private readonly pending = new Map<string, Pending>();
  private readonly sessions = new Map<string, SignedInAgent>();

  constructor(private readonly options: SignInOptions) {}

  /** The issuer's page for somebody without a session; afterwards they land on `returnTo`, a path of this host. */
  authorizeUrl(returnTo: string): string {
    const state = randomBytes(16).toString('base64url');
    const entry = { verifier: randomBytes(32).toString('base64url'), nonce: randomBytes(16).toString('hex'), returnTo };
    this.pending.set(state, entry);
    const oldest = this.pending.keys().next().value;
    if (this.pending.size > pendingLimit && oldest !== undefined) this.pending.delete(oldest);
    const query = new URLSearchParams({
      client_id: this.options.clientId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: this.options.redirectUri(),
      scope: 'openid profile',
      code_challenge: createHash('sha256').update(entry.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state,
      nonce: entry.nonce,
    });
    return `${this.options.authority}/oauth2/v2.0/authorize?${query.toString()}`;
  }

  /** Completes a sign-in. @throws Error saying what the issuer refused; nothing of the code or token is in it. */
  async complete(query: URLSearchParams): Promise<{ readonly sessionId: string; readonly returnTo: string }> {
    const state = query.get('state') ?? '';
    const entry = this.pending.get(state);
    this.pending.delete(state);
    if (!entry) throw new Error('This sign-in was not started here, or the host was restarted meanwhile.');
    const code = query.get('code');
    if (code === null) throw new Error(`The issuer refused: ${query.get('error') ?? 'no code came back'}.`);
    const answer = await this.exchange(code, entry.verifier);
    const claims = claimsOf(answer);
    if (claims['nonce'] !== entry.nonce) throw new Error('The ID token does not belong to this sign-in.');
    const { oid, name, preferred_username: userName } = claims;
    if (typeof oid !== 'string') throw new Error('The ID token names nobody.');
    const sessionId = randomBytes(24).toString('base64url');
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    this.sessions.set(sessionId, { oid, name: text(name), userName: text(userName) });
    return { sessionId, returnTo: entry.returnTo };
  }

  agentOf(sessionId: string | undefined): SignedInAgent | undefined {
    return sessionId === undefined ? undefined : this.sessions.get(sessionId);
  }

  forget(sessionId: string | undefined): void {
    if (sessionId !== undefined) this.sessions.delete(sessionId);
  }

  forgetAll(): void {
    this.sessions.clear();
  }

  private exchange(code: string, verifier: string): Promise<string> {
    const body = new URLSearchParams({
      client_id: this.options.clientId,
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.options.redirectUri(),
      code_verifier: verifier,
    }).toString();
    return new Promise((resolve, reject) => {
      const outgoing = httpsRequest(
        `${this.options.authority}/oauth2/v2.0/token`,
        {
          method: 'POST',
          ca: readFileSync(this.options.caFile),
          headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) },
          timeout: exchangeTimeoutMs,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`The issuer's token endpoint answered ${response.statusCode}.`));
          });
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error('The issuer did not answer in time.')));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

/** The claims of the ID token; its signature is not checked because it came straight from the issuer over TLS. */
function claimsOf(tokenAnswer: string): Readonly<Record<string, unknown>> {
  const answer: unknown = JSON.parse(tokenAnswer);
  const token = isFields(answer) ? answer['id_token'] : undefined;
  const payload = typeof token === 'string' ? token.split('.')[1] : undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8') || 'null');
  if (!isFields(claims)) throw new Error('The issuer gave no readable ID token.');
  return claims;
}
