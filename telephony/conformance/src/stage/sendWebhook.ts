import { createHmac, randomUUID } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { timings } from '../base/timings';

/** What may be wrong with a webhook, on purpose. */
export interface WebhookOddity {
  /** That of a webhook which was sent before. */
  readonly id?: string;
  readonly atMs?: number;
  /** In place of the three headers that it should have. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A signature by another secret stands before the right one, as while a secret is changed. */
  readonly twoSignatures?: boolean;
  readonly wrongSecret?: boolean;
  readonly method?: 'POST' | 'GET';
}

export interface WebhookAnswer {
  readonly id: string;
  /** `undefined`: the connection broke, or nothing came in time. */
  readonly status: number | undefined;
  readonly tookMs: number;
  /** What was answered besides the status. */
  readonly text: string;
}

/** Where webhooks go. */
export interface WebhookTarget {
  readonly url: string;
  /** PEM of the authority behind an https address of the connector's own. */
  readonly ca?: string;
  readonly secret: string;
}

/** The body of a webhook: a CloudEvents 1.0 event, as the adaptor writes it. */
export const webhookBody = (id: string, type: string, subject: string, data: object): string =>
  JSON.stringify({
    ...{ specversion: '1.0', id, source: '/cif-softphone/adaptor', type, subject },
    ...{ datacontenttype: 'application/json', data },
  });

/** Sends a webhook once, signed as Standard Webhooks says. Never throws. */
export async function sendWebhook(
  { url, ca, secret }: WebhookTarget,
  makeBody: (id: string) => string,
  odd: WebhookOddity = {},
): Promise<WebhookAnswer> {
  const id = odd.id ?? randomUUID();
  const body = makeBody(id);
  const headers = odd.headers ?? signed(secret, id, body, odd);
  const startMs = performance.now();
  const { status, text } = await post(
    new URL(url),
    { method: odd.method ?? 'POST', headers, ...(ca === undefined ? {} : { ca }) },
    body,
  );
  return { id, status, text, tookMs: performance.now() - startMs };
}

function signed(
  secret: string,
  id: string,
  body: string,
  { atMs = Date.now(), wrongSecret, twoSignatures }: WebhookOddity,
): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000));
  const signatureBy = (key: Buffer): string =>
    `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  const right = signatureBy(Buffer.from(secret.replace(/^whsec_/, ''), 'base64'));
  const wrong = signatureBy(Buffer.alloc(32, 7));
  const signature = wrongSecret === true ? wrong : twoSignatures === true ? `${wrong} ${right}` : right;
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
}

interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly ca?: string;
}

function post(url: URL, sent: Sent, body: string): Promise<Pick<WebhookAnswer, 'status' | 'text'>> {
  return new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      ...sent,
      agent: false,
      headers: {
        'content-type': 'application/cloudevents+json',
        'content-length': String(Buffer.byteLength(body)),
        ...sent.headers,
      },
    });
    const late = setTimeout(() => request.destroy(), timings.webhookAnswerMs);
    let text = '';
    const end = (status: number | undefined): void => {
      clearTimeout(late);
      resolve({ status, text });
    };
    request.on('response', (response) => {
      response
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .on('end', () => end(response.statusCode))
        .on('close', () => end(response.statusCode));
    });
    request.on('error', () => end(undefined)).on('close', () => end(undefined));
    request.end(body);
  });
}
