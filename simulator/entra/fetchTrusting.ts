import { readFile } from 'node:fs/promises';
import https from 'node:https';

/** `fetch` for servers whose certificate was made on this machine: Node's own `fetch` takes no list of issuers. @param caFile PEM */
export function fetchTrusting(caFile: string): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => (url.startsWith('https:') ? send(url, init, await readFile(caFile)) : fetch(url, init));
}

function send(url: string, { method = 'GET', headers, body, signal }: RequestInit, ca: Buffer): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = https.request(url, {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      ca,
      agent: false,
      ...(signal ? { signal } : {}),
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(new Response(Buffer.concat(chunks), { status: response.statusCode ?? 500 })));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(typeof body === 'string' ? body : undefined);
  });
}
