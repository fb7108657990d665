import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebhookRefused } from '../../telephony/client/src/telephonyError';
import { createWebhooks, type WebhooksOptions } from '../../telephony/client/src/webhooks/createWebhooks';
import type { WebhookEvent } from '../../telephony/client/src/webhooks/webhookEvent';
import type { RunningPart } from '../parts';

export interface WebhookReceiver extends RunningPart {
  /** The address for the adaptor's setting `TelephonyWebhookUrl`. */
  readonly webhookUrl: string;
  /** How many webhooks were refused, by reason: a test of the sender looks here. */
  refusals(): readonly string[];
  /** `answer` 503 makes the sender try again; undefined ends it. */
  refuseWith(status: number | undefined): void;
}

/** Receives the adaptor's webhooks on loopback with the integrators' client, which verifies each and hands it on once. */
export async function startWebhookReceiver(options: {
  readonly secret: string;
  readonly onEvent: (webhook: WebhookEvent) => void;
  readonly onPhone?: WebhooksOptions['onPhone'];
  readonly onDirectory?: WebhooksOptions['onDirectory'];
}): Promise<WebhookReceiver> {
  const refusals: string[] = [];
  let forcedStatus: number | undefined;
  const webhooks = createWebhooks({
    secrets: options.secret,
    onEvent: options.onEvent,
    ...(options.onPhone === undefined ? {} : { onPhone: options.onPhone }),
    ...(options.onDirectory === undefined ? {} : { onDirectory: options.onDirectory }),
    onError: (error) => {
      refusals.push(error instanceof WebhookRefused ? error.code : 'the event could not be handled');
    },
  });

  const server = createServer((request, response) => {
    if (request.url !== '/webhook') return void response.writeHead(404).end();
    if (forcedStatus !== undefined) {
      request.resume();
      return void response.writeHead(forcedStatus).end();
    }
    void webhooks.node(request, response);
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
