import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebhookRefused } from '../../telephony/client/src/telephonyError';
import { verifyWebhook } from '../../telephony/client/src/webhooks/verifyWebhook';

interface Told {
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A telephony system's receiver: verifies by the secrets that it has now, notes what it is told, can hang or refuse. */
export async function startWebhookSink(secrets: readonly string[]) {
  const state = {
    secrets,
    told: [] as Told[],
    refusals: [] as string[],
    /** What it answers what it verified; `hangs` never answers. */
    answer: 204 as number | 'hangs',
    hanging: [] as ServerResponse[],
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (state.answer === 'hangs') return void state.hanging.push(response);
      try {
        verifyWebhook({ headers: request.headers, body }, state.secrets);
      } catch (error) {
        state.refusals.push(error instanceof WebhookRefused ? error.code : 'no webhook');
        return void response.writeHead(401).end();
      }
      if (state.answer === 204) state.told.push(JSON.parse(body) as Told);
      response.writeHead(state.answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return {
    url,
    state,
    types: () => state.told.map(({ type }) => type),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
