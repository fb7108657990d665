import type { IncomingMessage } from 'node:http';

const largestBodyBytes = 256 * 1024;

/** Reads a request's body as UTF-8 text; rejects when it is larger than any of our messages can be. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBodyBytes) throw new Error(`The body is larger than ${largestBodyBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
