import { isFields } from '../../../protocol/fields';
import { secureUrl } from './secureUrl';
import { sendInTime, type Fetch } from './sendInTime';
import { NoAnswer, SignInRefused } from './telephonyError';
import { timings } from './timings';

/** How this app shows the issuer who it is: client credentials (OAuth 2.0, RFC 6749, section 4.4). */
export interface SignIn {
  /** `https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token` */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `api://<client id of the adaptor's API>/.default` */
  readonly scope: string;
}

export interface Tokens {
  /** A token that counts; asks the issuer only when there is none. @throws SignInRefused, NoAnswer */
  get(): Promise<string>;
  /** Forgets this token, which was refused; another one that came meanwhile stays. */
  forget(token: string): void;
}

export interface TokensOptions {
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

interface KeptToken {
  readonly token: string;
  readonly renewAtMs: number;
  readonly expiresAtMs: number;
}

/** Tokens with a memory: all who ask at once wait for one request, and a token is renewed before it ends. */
export function createTokens(signIn: SignIn, options: TokensOptions = {}): Tokens {
  const { fetch: fetcher = fetch, timeoutMs = timings.requestTimeoutMs, now = Date.now } = options;
  const url = secureUrl('tokenUrl', signIn.tokenUrl);
  let kept: KeptToken | undefined;
  let asking: Promise<KeptToken> | undefined;
  let askAgainAtMs = 0;

  const ask = (): Promise<KeptToken> => {
    asking ??= fetchToken(signIn, url, fetcher, timeoutMs, now)
      .then((token) => (kept = token))
      .catch((error: unknown) => {
        askAgainAtMs = now() + timings.tokenRenewAgainMs;
        throw error;
      })
      .finally(() => (asking = undefined));
    return asking;
  };
  return {
    get: async () => {
      const nowMs = now();
      if (kept === undefined || nowMs >= kept.expiresAtMs - timings.tokenSpareMs) return (await ask()).token;
      // It still counts, so nobody waits; where the issuer does not answer, the next one asks again.
      if (nowMs >= kept.renewAtMs && nowMs >= askAgainAtMs) ask().catch(() => undefined);
      return kept.token;
    },
    forget: (token) => {
      if (kept?.token === token) kept = undefined;
    },
  };
}

async function fetchToken(
  { clientId, clientSecret, scope }: SignIn,
  url: string,
  fetcher: Fetch,
  timeoutMs: number,
  now: () => number,
): Promise<KeptToken> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const askedAtMs = now();
  const init = { method: 'POST', headers, body: form.toString() };
  const { status, body } = await sendInTime('The issuer', fetcher, url, init, timeoutMs);
  const fields = isFields(body) ? body : {};
  // It has too much to do, or a fault of its own: nothing is wrong with who asks.
  if (status === 429 || status >= 500) throw new NoAnswer('The issuer', new Error(`HTTP ${status}`));
  const { access_token: token, expires_in: lifeSeconds } = fields;
  if (status !== 200 || typeof token !== 'string') throw new SignInRefused(status, reasonOf(fields));
  // Some issuers write the number as a text.
  const lifeMs = Number(lifeSeconds) * 1000;
  const expiresAtMs = askedAtMs + (lifeMs > 0 ? lifeMs : timings.tokenLifeMs);
  // One that lives shortly is used for half of its life: it must not be asked for at each call.
  const renewBeforeMs = Math.min(timings.tokenRenewBeforeMs, (expiresAtMs - askedAtMs) / 2);
  return { token, expiresAtMs, renewAtMs: expiresAtMs - renewBeforeMs };
}

/** Codes only: the issuer's description names ids and times of the tenant. */
function reasonOf({ error, error_description: text }: Readonly<Record<string, unknown>>): string {
  const code = typeof error === 'string' && /^\w{1,64}$/.test(error) ? error : 'no reason given';
  const detail = typeof text === 'string' ? /AADSTS\d+/.exec(text)?.[0] : undefined;
  return detail === undefined ? code : `${code}, ${detail}`;
}
