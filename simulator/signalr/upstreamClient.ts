import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import type { UpstreamTarget } from './upstreamRule';

/** Who an upstream event is about; fixed for the life of a connection. */
export interface ConnectionIdentity {
  readonly connectionId: string;
  readonly hub: string;
  readonly userId?: string;
  /** The client's own claims, `name: value`, joined by commas (ambiguous where a value holds one; so is the service). */
  readonly userClaims: string;
  /** The query of the client's connection with its `?`. */
  readonly clientQuery: string;
}

/** Status 0: no answer (refused, broken, or too late). `body` is undefined when it was larger than allowed. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly body: Buffer | undefined;
}

/** Larger answers are an error to the caller. */
const maxAnswerBytes = 16 * 1024 * 1024;
const maxSockets = 128;

/** What the service signs its events with, and the tokens of its own identity. */
export interface UpstreamProofs {
  keys(): readonly string[];
  /** `undefined`: the service has no identity, so a row that asks for a token gets none. */
  token(resource: string): string | undefined;
}

/** Posts webhooks over kept-alive connections. `stop` ends them. */
export function upstreamClient(proofs: UpstreamProofs, timeoutMs: number) {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets }),
    'https:': new https.Agent({ keepAlive: true, maxSockets }),
  };

  function post(url: string, headers: http.OutgoingHttpHeaders, body: string): Promise<UpstreamAnswer> {
    return new Promise((resolve) => {
      const secure = url.startsWith('https:');
      const request = (secure ? https : http).request(url, {
        method: 'POST',
        agent: agents[secure ? 'https:' : 'http:'],
        headers,
        timeout: timeoutMs,
      });
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes <= maxAnswerBytes) chunks.push(chunk);
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: bytes <= maxAnswerBytes ? Buffer.concat(chunks) : undefined,
          }),
        );
        response.on('error', () => resolve({ status: 0, body: undefined }));
      });
      request.on('timeout', () => request.destroy());
      request.on('error', (error: NodeJS.ErrnoException) => {
        // A kept-alive socket that the other side had just closed: the request never arrived there.
        if (request.reusedSocket && error.code === 'ECONNRESET') resolve(post(url, headers, body));
        else resolve({ status: 0, body: undefined });
      });
      request.end(body);
    });
  }

  return {
    send(
      { url, resource }: UpstreamTarget,
      who: ConnectionIdentity,
      category: string,
      event: string,
      body: string,
    ): Promise<UpstreamAnswer> {
      const token = resource === undefined ? undefined : proofs.token(resource);
      const headers = upstreamHeaders(proofs.keys(), who, category, event, body);
      return post(url, { ...headers, ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) }, body);
    },
    stop(): void {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

/** What the service says of an event beside its body. */
export function upstreamHeaders(
  keys: readonly string[],
  who: ConnectionIdentity,
  category: string,
  event: string,
  body: string,
): http.OutgoingHttpHeaders {
  return {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'X-ASRS-Connection-Id': who.connectionId,
    'X-ASRS-Hub': who.hub,
    'X-ASRS-Category': category,
    'X-ASRS-Event': encodeHeader(event),
    ...(who.userId === undefined ? {} : { 'X-ASRS-User-Id': encodeHeader(who.userId) }),
    'X-ASRS-User-Claims': encodeHeader(who.userClaims),
    'X-ASRS-Client-Query': who.clientQuery,
    // Without keys there is nothing to sign with.
    ...(keys.length === 0 ? {} : { 'X-ASRS-Signature': upstreamSignature(keys, who.connectionId) }),
  };
}

/** `sha256=<hex>` per key, joined by commas. It covers the connection id only; that is the service's design. */
function upstreamSignature(keys: readonly string[], connectionId: string): string {
  return keys.map((key) => `sha256=${createHmac('sha256', key).update(connectionId).digest('hex')}`).join(',');
}

/** Header values must be printable ASCII, else Node refuses to send the request at all. */
const encodeHeader = (text: string): string => text.replace(/[^\x20-\x7e]/g, (one) => encodeURIComponent(one));
