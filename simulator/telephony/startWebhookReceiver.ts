import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningPart } from '../parts';
import { readBody } from './readBody';
import { replayWindowMs, verifyWebhook } from './standardWebhook';

export interface WebhookReceiver extends RunningPart {
  /** The address for the adaptor's setting `TelephonyWebhookUrl`. */
  readonly webhookUrl: string;
  /** How many webhooks were refused, by reason: a test of the sender looks here. */
  refusals(): readonly string[];
  /** `answer` 503 makes the sender try again; undefined ends it. */
  refuseWith(status: number | undefined): void;
}

/**
 * Receives the adaptor's webhooks on loopback, verifies each and hands its parsed body on once: the sender delivers
 * at least once, so a known `webhook-id` is answered 200 and dropped.
 */
export async function startWebhookReceiver(options: {
  readonly secret: string;
  readonly onEvent: (event: unknown) => void;
}): Promise<WebhookReceiver> {
  const seenAtMs = new Map<string, number>();
  const refusals: string[] = [];
  let forcedStatus: number | undefined;

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST' || request.url !== '/webhook') return void response.writeHead(404).end();
    const body = await readBody(request);
    if (forcedStatus !== undefined) return void response.writeHead(forcedStatus).end();
    const verdict = verifyWebhook({ headers: request.headers, body }, options.secret, Date.now());
    if (!verdict.ok) {
      refusals.push(verdict.why);
      return void response.writeHead(401).end();
    }
    for (const [id, atMs] of seenAtMs) if (Date.now() - atMs > 2 * replayWindowMs) seenAtMs.delete(id);
    if (!seenAtMs.has(verdict.id)) {
      const event: unknown = JSON.parse(body);
      seenAtMs.set(verdict.id, Date.now());
      options.onEvent(event);
    }
    response.writeHead(200).end();
  };

  const server = createServer((request, response) => {
    receive(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400).end();
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    webhookUrl: `${url}/webhook`,
    refusals: () => refusals,
    refuseWith: (status) => {
      forcedStatus = status;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
