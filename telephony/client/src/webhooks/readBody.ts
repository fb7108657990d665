import type { IncomingMessage } from 'node:http';
import { WebhookRefused } from '../telephonyError';
import { timings } from '../timings';

const tooLarge = (): WebhookRefused =>
  new WebhookRefused(413, 'too-large', 'A webhook is larger than any of ours.', 'Only the adaptor may send.');

const tooSlow = (): WebhookRefused =>
  new WebhookRefused(408, 'too-slow', 'The body of a webhook did not come in time.', 'Only the adaptor may send.');

/** What frameworks put beside a request whose stream they have read themselves. */
interface ReadBefore {
  readonly rawBody?: unknown;
  readonly body?: unknown;
}

/** The bytes of a request of Node's http, or those that a framework kept of it. @throws WebhookRefused */
export async function readNodeBody(request: IncomingMessage & ReadBefore): Promise<Uint8Array | string> {
  const kept = [request.rawBody, request.body].find((one) => typeof one === 'string' || one instanceof Uint8Array);
  if (kept !== undefined) return kept as Uint8Array | string;
  // Not by `body`: parsers leave an empty one beside a body that is none of theirs.
  if (request.readableDidRead) {
    throw new WebhookRefused(
      500,
      'body-was-read',
      'The body of a webhook was read before, so its signature cannot be checked.',
      'Put the handler before what parses bodies, or let that keep the raw bytes in rawBody.',
    );
  }
  return collectStream(request);
}

/** The bytes of a fetch-style request. @throws WebhookRefused */
export async function readFetchBody(request: Request): Promise<Uint8Array> {
  if (request.bodyUsed) {
    throw new WebhookRefused(
      500,
      'body-was-read',
      'The body of a webhook was read before, so its signature cannot be checked.',
      'Give the handler the request itself, or a clone of it.',
    );
  }
  return request.body === null ? new Uint8Array() : collect(request.body.getReader());
}

/** Whoever sends it slowly, or without an end, is not waited for. */
async function collect(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooSlow()), timings.bodyMs);
  });
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return Buffer.concat(read);
      bytes += value.length;
      if (bytes > timings.maxBodyBytes) throw tooLarge();
      read.push(value);
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Not by `for await`, which would cut the connection before the sender has its answer. */
function collectStream(stream: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const read: Buffer[] = [];
    let bytes = 0;
    const late = setTimeout(() => (stream.pause(), reject(tooSlow())), timings.bodyMs);
    stream.on('close', () => clearTimeout(late));
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= timings.maxBodyBytes) return void read.push(chunk);
      stream.pause();
      reject(tooLarge());
    });
    stream.on('end', () => resolve(Buffer.concat(read)));
    stream.on('error', reject);
    stream.on('close', () => reject(new Error('The connection ended before the body did.')));
  });
}
