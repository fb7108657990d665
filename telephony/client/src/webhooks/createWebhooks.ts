import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PhoneRequested } from '../../../../protocol/messages/answers';
import {
  readDirectoryEntries,
  type DirectoryEntry,
  type DirectoryRequested,
} from '../../../../protocol/messages/directory';
import { parsePhone, type Phone } from '../../../../protocol/messages/phone';
import { WebhookRefused, wrongOption } from '../telephonyError';
import { timings } from '../timings';
import type { ArrivedWebhook } from './arrivedWebhook';
import { createOnce } from './createOnce';
import { readFetchBody, readNodeBody } from './readBody';
import { readWebhookEvent } from './readWebhookEvent';
import { keyOf, verifySignature } from './verifyWebhook';
import type { WebhookEvent } from './webhookEvent';

/** What you answer to a browser that wants to be a telephone: see docs/voice.md. */
export type PhoneOffer = Omit<Phone, 'iceServers'> & Partial<Pick<Phone, 'iceServers'>>;

export interface WebhooksOptions {
  /** The adaptor's `TelephonyWebhookSecret`; the one before too, while it is changed. */
  readonly secrets: string | readonly string[];
  /**
   * Called once for each webhook. Come back within a second or two, since the adaptor waits for five: what takes longer
   * goes on beside. When it throws, the adaptor is answered 500 and sends the webhook again.
   */
  readonly onEvent: (event: WebhookEvent) => void | Promise<void>;
  /**
   * Asked for a telephone in an agent's browser: make short-lived credentials for this agent and `phoneId`, or come back
   * with `undefined` where there is none. Within a second or two, since the agent waits. When it throws, the browser asks
   * again later.
   */
  readonly onPhone?: (wish: PhoneRequested) => PhoneOffer | undefined | Promise<PhoneOffer | undefined>;
  /**
   * An agent looks for somebody to give a call to, in a call for which you declared the capability `directory`: come back
   * with those who fit, the likeliest first; an empty list where there is nobody. Within a second or two, since the agent
   * waits. When it throws, the agent is told that the search failed.
   */
  readonly onDirectory?: (
    question: DirectoryRequested,
  ) => readonly DirectoryEntry[] | Promise<readonly DirectoryEntry[]>;
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
  /** For everything else, such as Azure Functions. @returns the status to answer with, and the body as JSON where there is one */
  readonly answer: (webhook: ArrivedWebhook) => Promise<WebhookAnswer>;
  /** The same without a body: for a receiver without `onPhone` and `onDirectory`. @returns the status to answer with */
  readonly receive: (webhook: ArrivedWebhook) => Promise<number>;
}

export interface WebhookAnswer {
  readonly status: number;
  /** JSON; to be sent as `application/json`. It holds a secret: do not log it. */
  readonly body?: string;
}

/** @throws TelephonyError `wrong-option` when there is no secret, or one is none */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  const {
    secrets,
    onEvent,
    onPhone,
    onDirectory,
    onError = () => undefined,
    toleranceMs = timings.toleranceMs,
    now = Date.now,
  } = options;
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
  const answerTo = async (work: () => Promise<string | undefined>): Promise<WebhookAnswer> => {
    try {
      const body = await work();
      return body === undefined ? { status: 204 } : { status: 200, body };
    } catch (error) {
      tell(error);
      return { status: error instanceof WebhookRefused ? error.status : 500 };
    }
  };
  /** @returns the body of the answer: once, so that nobody gets credentials by sending a webhook again */
  const take = async (webhook: ArrivedWebhook): Promise<string | undefined> => {
    const verified = verifySignature(webhook, keys, now(), toleranceMs);
    let body: string | undefined;
    await once(verified.id, now(), async () => {
      const event = readWebhookEvent(verified, webhook.body);
      if (event.type === 'phone.requested' && onPhone !== undefined) body = writePhone(await onPhone(event.data));
      else if (event.type === 'directory.requested' && onDirectory !== undefined)
        body = JSON.stringify({ entries: readDirectoryEntries(await onDirectory(event.data)) });
      else await onEvent(event);
    });
    return body;
  };

  return {
    answer: (webhook) => answerTo(() => take(webhook)),
    receive: async (webhook) => (await answerTo(() => take(webhook))).status,
    node: async (request, response) => {
      const { headers } = request;
      const { status, body } = await answerTo(async () => {
        mustBePost(request.method);
        return take({ headers, body: await readNodeBody(request) });
      });
      // A server's own time-out may have answered meanwhile; nobody is left to be told.
      if (response.headersSent) return;
      // What is left of a body that was not read must not be taken for the next request.
      response.writeHead(status, { ...(body === undefined ? {} : asJson), ...(request.complete ? {} : closing) });
      response.end(body);
    },
    fetch: async (request) => {
      const { status, body } = await answerTo(async () => {
        mustBePost(request.method);
        return take({ headers: request.headers, body: await readFetchBody(request) });
      });
      return new Response(body ?? null, { status, ...(body === undefined ? {} : { headers: asJson }) });
    },
  };
}

const asJson = { 'content-type': 'application/json', 'cache-control': 'no-store' };
const closing = { connection: 'close' };

/** @throws TelephonyError `wrong-option` for what the adaptor would not hand on; the fault is named, not what was given */
function writePhone(offer: PhoneOffer | undefined): string | undefined {
  if (offer === undefined) return undefined;
  const phone = parsePhone(offer);
  if (!phone.ok) throw wrongOption(`onPhone gave no telephone: ${phone.error}`, 'See PhoneOffer.');
  return JSON.stringify(phone.value);
}

function mustBePost(method: string | undefined): void {
  if (method === 'POST') return;
  throw new WebhookRefused(405, 'not-post', 'A webhook did not come by POST.', 'Only the adaptor may send.');
}
