import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebhookRefused, wrongOption } from '../telephonyError';
import { timings } from '../timings';
import type { ArrivedWebhook } from './arrivedWebhook';
import { createOnce } from './createOnce';
import { readFetchBody, readNodeBody } from './readBody';
import { readWebhookEvent } from './readWebhookEvent';
import { keyOf, verifySignature } from './verifyWebhook';
import type { WebhookEvent } from './webhookEvent';

export interface WebhooksOptions {
  /** The adaptor's `TelephonyWebhookSecret`; the one before too, while it is changed. */
  readonly secrets: string | readonly string[];
  /**
   * Called once for each webhook. Come back within a second or two, since the adaptor waits for five: what takes longer
   * goes on beside. When it throws, the adaptor is answered 500 and sends the webhook again.
   */
  readonly onEvent: (event: WebhookEvent) => void | Promise<void>;
  /** Told of each webhook that was refused, and of each error of `onEvent`; for your log. */
  readonly onError?: (error: unknown) => void;
  /** How far a webhook's time may be from this machine's clock; five minutes unless given. */
  readonly toleranceMs?: number;
  readonly now?: () => number;
}

/** A receiver of webhooks, for whichever kind of server. None of them throws: each answers what the adaptor must hear. */
export interface Webhooks {
  /** For Node's http, Express, Fastify's raw request: `createServer(webhooks.node)`. */
  readonly node: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** For servers in the style of fetch (Hono, Deno, Bun): `(request) => response`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** For everything else, such as Azure Functions. @returns the status to answer with */
  readonly receive: (webhook: ArrivedWebhook) => Promise<number>;
}

/** @throws TelephonyError `wrong-option` when there is no secret, or one is none */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  const { secrets, onEvent, onError = () => undefined, toleranceMs = timings.toleranceMs, now = Date.now } = options;
  const keys = [secrets].flat().map(keyOf);
  if (keys.length === 0) throw wrongOption('There is no webhook secret.', 'Give that of the adaptor.');
  // A time may be ahead by the tolerance, so a repeat can be valid for twice as long.
  const once = createOnce(2 * toleranceMs, timings.rememberedWebhooks);

  /** A log that fails is no reason to leave the sender without an answer. */
  const tell = (error: unknown): void => {
    try {
      onError(error);
    } catch {
      // Nobody is left to be told.
    }
  };
  const statusOf = async (work: () => Promise<void>): Promise<number> => {
    try {
      await work();
      return 204;
    } catch (error) {
      tell(error);
      return error instanceof WebhookRefused ? error.status : 500;
    }
  };
  const take = async (webhook: ArrivedWebhook): Promise<void> => {
    const verified = verifySignature(webhook, keys, now(), toleranceMs);
    await once(verified.id, now(), async () => onEvent(readWebhookEvent(verified, webhook.body)));
  };

  return {
    receive: (webhook) => statusOf(() => take(webhook)),
    node: async (request, response) => {
      const { headers } = request;
      const status = await statusOf(async () => {
        mustBePost(request.method);
        await take({ headers, body: await readNodeBody(request) });
      });
      // What is left of a body that was not read must not be taken for the next request.
      response.writeHead(status, request.complete ? {} : { connection: 'close' }).end();
    },
    fetch: async (request) => {
      const status = await statusOf(async () => {
        mustBePost(request.method);
        await take({ headers: request.headers, body: await readFetchBody(request) });
      });
      return new Response(null, { status });
    },
  };
}

function mustBePost(method: string | undefined): void {
  if (method === 'POST') return;
  throw new WebhookRefused(405, 'not-post', 'A webhook did not come by POST.', 'Only the adaptor may send.');
}
