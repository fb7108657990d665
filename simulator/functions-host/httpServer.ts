import type { RpcHttpData } from './coreTypes';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FunctionsCore } from './functionsCore';
import { invoke } from './invoke';
import { toRoute, type Route } from './route';

/** Azure's own limit is 100 MB; nothing here sends a hundredth of it. */
const maxBodyBytes = 4 * 1024 * 1024;

/** Serves the HTTP-triggered functions below `/api`, with the CORS of a Function App that allows credentials. */
export function createHostServer(core: FunctionsCore, corsOrigins: readonly string[]): Server {
  const routes = core.functions
    .map(toRoute)
    .filter((route): route is Route => route !== undefined)
    .sort((a, b) => a.rank - b.rank);
  return createServer((request, response) => {
    answer(core, routes, corsOrigins, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function answer(
  core: FunctionsCore,
  routes: readonly Route[],
  corsOrigins: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = request.headers.origin;
  if (origin !== undefined && corsOrigins.includes(origin)) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    response.setHeader('Vary', 'Origin');
  }
  if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
    response.setHeader('Access-Control-Allow-Methods', request.headers['access-control-request-method']);
    response.setHeader('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '');
    response.setHeader('Access-Control-Max-Age', '600');
    response.writeHead(204).end();
    return;
  }
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`);
  const fitting = routes
    .map((route) => ({ route, params: route.match(url.pathname) }))
    .filter(({ params }) => params !== undefined);
  const found = fitting.find(({ route }) => route.methods.includes(request.method ?? 'GET'));
  if (found?.params === undefined) {
    // The Functions host answers 404 for a known path with another method, too.
    response.writeHead(404).end();
    return;
  }
  const body = await readBody(request);
  if (body === undefined) {
    response.writeHead(413).end();
    return;
  }
  const result = await invoke(
    core,
    found.route.one,
    found.route.triggerName,
    {
      http: toRpcHttpData(request, url, body, found.params),
    },
    found.params,
  );
  send(response, result.returnValue?.http ?? undefined);
}

function toRpcHttpData(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  params: Readonly<Record<string, string>>,
): RpcHttpData {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    url: url.href,
    method: request.method ?? 'GET',
    headers,
    query: Object.fromEntries(url.searchParams),
    params: { ...params },
    ...(body.length > 0 ? { body: { bytes: body } } : {}),
  };
}

function send(response: ServerResponse, http: RpcHttpData | undefined): void {
  if (http === undefined) {
    response.writeHead(204).end();
    return;
  }
  for (const [name, value] of Object.entries(http.headers ?? {})) response.setHeader(name, value);
  response.writeHead(Number(http.statusCode ?? 200));
  const body = http.body?.bytes ?? http.body?.string;
  response.end(body === undefined || body === null ? undefined : Buffer.from(body));
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
