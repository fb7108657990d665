import { readFile } from 'node:fs/promises';
import https from 'node:https';

export interface AppTokenRequest {
  /** `${authority}/oauth2/v2.0/token` */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `api://<client id of the API>/.default` */
  readonly scope: string;
  /** PEM of the issuer's certificate; without it Node's own list and NODE_EXTRA_CA_CERTS count. */
  readonly caFile?: string;
}

/**
 * An access token for an app by its own secret (client credentials), as a telephony system gets one.
 * Rejects with the issuer's words; neither the secret nor the token is in the message.
 */
export async function fetchAppToken(request: AppTokenRequest): Promise<string> {
  const ca = request.caFile === undefined ? undefined : await readFile(request.caFile);
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: request.clientId,
    client_secret: request.clientSecret,
    scope: request.scope,
  });
  const text = await post(request.tokenUrl, form.toString(), ca);
  const answer: unknown = JSON.parse(text);
  const { access_token: token, error_description: why } = (answer ?? {}) as Record<string, unknown>;
  if (typeof token !== 'string') {
    throw new Error(`The issuer gave no app token: ${typeof why === 'string' ? why : 'it did not say why'}`);
  }
  return token;
}

function post(url: string, body: string, ca: Buffer | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = https.request(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) },
      ...(ca ? { ca } : {}),
      agent: false,
      timeout: 5_000,
    });
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('The issuer did not answer within 5 s.')));
    request.on('error', reject);
    request.end(body);
  });
}
