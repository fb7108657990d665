import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signHs256 } from '../../../simulator/signalr/hs256';
import { readBody } from '../../../simulator/http/readBody';
import type { RunningSignalR } from '../../../simulator/signalr/startSignalR';

/** What the adaptor does with a connection string, in a few lines of its own, so that the two check each other. */
export function accessKeyOf(connectionString: string): string {
  return /AccessKey=([^;]+);/.exec(connectionString)?.[1] ?? '';
}

export const inSeconds = (s: number): number => Math.floor(Date.now() / 1000) + s;

export function clientToken(service: RunningSignalR, userId: string, claims: Record<string, unknown> = {}): string {
  return signHs256(
    { aud: `${service.url}/client/?hub=softphone`, nameid: userId, exp: inSeconds(60), ...claims },
    accessKeyOf(service.connectionString),
  );
}

export interface Rest {
  readonly status: number;
  readonly errorCode: string | null;
}

/** A REST call of the data plane with a good token; `claims` and `key` make it a bad one. */
export async function rest(
  service: RunningSignalR,
  method: string,
  path: string,
  more: { body?: string; claims?: Record<string, unknown>; key?: string; query?: string } = {},
): Promise<Rest> {
  const address = `${service.url}/api/hubs/softphone${path}`;
  const token = signHs256(
    { aud: address, exp: inSeconds(60), ...more.claims },
    more.key ?? accessKeyOf(service.connectionString),
  );
  const response = await fetch(`${address}?${more.query ?? 'api-version=2022-06-01'}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(more.body === undefined ? {} : { body: more.body }),
  });
  await response.arrayBuffer();
  return { status: response.status, errorCode: response.headers.get('x-ms-error-code') };
}

export const ring = (text: string): string => JSON.stringify({ target: 'ReceiveNotification', arguments: [text] });

export interface Webhook {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, unknown>>;
}

/** A receiver of upstream webhooks that also plays the adaptor's negotiate. */
export async function startFakeAdaptor() {
  const webhooks: Webhook[] = [];
  const negotiated: string[] = [];
  let service: RunningSignalR | undefined;
  let answerMessage: (
    webhook: Webhook,
  ) => { status: number; body: string } | Promise<{ status: number; body: string }> = () => ({ status: 200, body: '' });
  const server = http.createServer((request, response) => {
    void (async () => {
      const body = (await readBody(request, 1e6)) ?? '';
      const path = request.url ?? '';
      if (path.startsWith('/api/negotiate')) {
        const userId = (request.headers.authorization ?? '').replace('Bearer ', '');
        negotiated.push(userId);
        response.setHeader('Content-Type', 'application/json');
        response.end(
          JSON.stringify({
            url: `${service?.url ?? ''}/client/?hub=softphone`,
            accessToken: service ? clientToken(service, userId) : '',
          }),
        );
        return;
      }
      const webhook = { path, headers: request.headers, body: JSON.parse(body) as Record<string, unknown> };
      webhooks.push(webhook);
      const answer = path.includes('sendMessage') ? await answerMessage(webhook) : { status: 200, body: '' };
      response.statusCode = answer.status;
      response.end(answer.body);
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    rule: {
      urlTemplate: `${url}/upstream/{hub}/{category}/{event}?secret=s`,
      hubPattern: '*',
      categoryPattern: '*',
      eventPattern: '*',
    },
    webhooks,
    negotiated,
    serve: (running: RunningSignalR) => {
      service = running;
    },
    onMessage: (next: typeof answerMessage) => {
      answerMessage = next;
    },
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export type FakeAdaptor = Awaited<ReturnType<typeof startFakeAdaptor>>;

/** Waits until `probe` gives something, or fails with `what`. */
export async function until<T>(what: string, probe: () => T | undefined | false): Promise<T> {
  const endMs = Date.now() + 5_000;
  for (;;) {
    const found = probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > endMs) throw new Error(`Waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}
