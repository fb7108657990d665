import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { corsHeaders } from '../http/corsHeaders';
import type { FunctionRegistry, RegisteredFunction } from './createFunctionRegistry';
import { matchRoute } from './matchRoute';

/** Routes with fewer parameters win, as in the real host: `calls` before `calls/{id}`. */
const byParameters = (left: Route, right: Route): number =>
  left.route.split('{').length - right.route.split('{').length;

interface Route {
  readonly route: string;
  readonly methods: readonly string[];
  readonly target: RegisteredFunction;
}

/** Serves all http triggers below `/api`, as a Functions host does with its default route prefix. */
export function serveFunctions(registry: FunctionRegistry, corsOrigins: readonly string[]): Server {
  const routes = registry
    .functions()
    .filter(({ trigger }) => trigger.type === 'httpTrigger')
    .map((target): Route => {
      const { route, methods } = target.trigger;
      return { target, route: route ?? target.metadata.name, methods: (methods ?? []).map((one) => one.toUpperCase()) };
    })
    .sort(byParameters);

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(`[error] ${error instanceof Error ? error.stack : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request;
    for (const [name, value] of Object.entries(corsHeaders(request, corsOrigins))) response.setHeader(name, value);
    if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined) {
      response.writeHead(204).end();
      return;
    }
    const url = `http://${headers.host ?? '127.0.0.1'}${request.url ?? '/'}`;
    const path = new URL(url).pathname;
    if (!path.startsWith('/api/')) {
      response.writeHead(404).end();
      return;
    }
    for (const { route, methods, target } of routes) {
      const params = matchRoute(route, path.slice('/api/'.length));
      if (params === undefined || (methods.length > 0 && !methods.includes(method))) continue;
      await invoke(target, params, url, request, response);
      return;
    }
    response.writeHead(404).end();
  }

  async function invoke(
    target: RegisteredFunction,
    params: Readonly<Record<string, string>>,
    url: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await readBody(request);
    if (body === undefined) {
      response.writeHead(413).end();
      return;
    }
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
    );
    const query = Object.fromEntries(new URL(url).searchParams);
    const result = await registry.invoke(target, {
      http: { url, method: request.method, headers, params, query, body: body.length > 0 ? { bytes: body } : null },
    });
    const http = result.returnValue?.http ?? {};
    const bytes = http.body?.bytes ?? Buffer.from(http.body?.string ?? '');
    response.writeHead(Number(http.statusCode ?? 200), { ...http.headers });
    response.end(Buffer.from(bytes));
  }
}

/** Above any message of this product; the real host allows 100 MB. */
const maxBodyBytes = 10_000_000;

/** `undefined` when it is larger; the rest is read all the same, so that the sender hears the answer. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= maxBodyBytes) chunks.push(chunk);
  }
  return length > maxBodyBytes ? undefined : Buffer.concat(chunks);
}
