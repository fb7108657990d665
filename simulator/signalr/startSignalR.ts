import { randomBytes } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { runConnection, type ConnectionSurroundings } from './clientConnection';
import { clientEndpoint, refusal, type Answer } from './clientEndpoint';
import { connectionRegistry } from './connectionRegistry';
import { corsHeaders } from '../http/corsHeaders';
import { maxMessageCharacters } from './hubFrames';
import { readBody } from '../http/readBody';
import { maxRestBodyBytes, restDataPlane } from './restDataPlane';
import { restHealth } from './restHealth';
import type { RunningSignalR, SignalROptions } from './runningSignalR';
import type { SignalRFaults } from './signalRFaults';
import { defaultSignalRTimings } from './signalRTimings';
import { serviceKeys } from './serviceKeys';
import { upstreamClient } from './upstreamClient';

export type { RunningSignalR, SignalROptions } from './runningSignalR';
export type { Fault, SignalRFaults } from './signalRFaults';
export type { UpstreamRule } from './upstreamRule';

/**
 * An emulator of Azure SignalR Service in serverless mode, on 127.0.0.1 only.
 *
 * It checks what the service checks (signature with either key or a token of Entra and its role, audience, expiry, the
 * five seconds after negotiate)
 * and promises as little as the service does: a send is accepted, not delivered.
 * Left out, and not offered in negotiate: server-sent events, long polling, MessagePack, stateful reconnect. Also
 * left out: streams, groups, client results (`:invoke`), quotas, closing when the Entra authentication expires.
 * Rejects when the port is taken.
 */
export async function startSignalR(options: SignalROptions): Promise<RunningSignalR> {
  const keys = [options.accessKey ?? newKey(), options.secondaryKey ?? newKey()] as const;
  const timings = { ...defaultSignalRTimings, ...options.timings };
  const faults: SignalRFaults = {};
  let rules = options.upstream ?? [];
  let restRequests = 0;

  const registry = connectionRegistry(timings.negotiateValidMs);
  const access = serviceKeys(keys, newKey(), options.localAuth ?? true, options.entra);
  const proofs = { keys: access.signing, token: (resource: string) => options.identity?.token(resource) };
  const upstream = upstreamClient(proofs, timings.upstreamMs);
  const clients = clientEndpoint(access, registry);
  const rest = restDataPlane(access, registry);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageCharacters, perMessageDeflate: false });

  // A path such as `//` is no address of this service.
  const urlOf = ({ url = '/' }: IncomingMessage): URL | undefined =>
    URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : undefined;

  async function answer(request: IncomingMessage, url: URL): Promise<Answer> {
    if (url.pathname === '/client/negotiate') {
      if (request.method === 'OPTIONS') return { status: 204 };
      if (request.method === 'POST') return clients.negotiate(request, url);
      return refusal(405, 'Negotiate with POST.');
    }
    if (url.pathname.startsWith('/client')) return refusal(400, 'This emulator offers WebSockets only.');
    if (url.pathname === '/api/health') return restHealth(request, url);
    restRequests += 1;
    const body = await readBody(request, maxRestBodyBytes);
    const failure = faults.onRest?.({ method: request.method ?? '', path: url.pathname });
    if (failure !== undefined) return refusal(failure, 'A test asked for this answer.');
    return rest(request, url, body);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = urlOf(request);
    if (url === undefined) {
      response.writeHead(400).end();
      return;
    }
    const { status, headers, body } = await answer(request, url);
    const cors = url.pathname.startsWith('/client') ? corsHeaders(request, options.corsOrigins) : {};
    response.writeHead(status, { ...cors, ...headers, ...(body ? { 'Content-Type': 'application/json' } : {}) });
    response.end(body ? JSON.stringify(body) : undefined);
  }

  const server = http.createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const url = urlOf(request);
    const attached = url?.pathname.startsWith('/client')
      ? clients.attach(request, url)
      : refusal(404, 'No socket here.');
    if ('status' in attached) {
      const reason = http.STATUS_CODES[attached.status] ?? '';
      socket.end(`HTTP/1.1 ${attached.status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    socket.once('close', () => registry.detach(attached.token));
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const around: ConnectionSurroundings = {
        timings,
        faults,
        upstream,
        rules: () => rules,
        opened: (connection) => registry.add(connection),
        closed: (connection) => registry.remove(connection),
      };
      runConnection(webSocket, attached.identity, around);
    });
  });

  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const die = (): Promise<void> =>
    new Promise((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      for (const connection of registry.all()) connection.cut(true);
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      registry.forgetAll();
    });

  await listen(options.port ?? 0);
  const port = (server.address() as AddressInfo).port;
  const baseUrl = `http://127.0.0.1:${port}`;
  const connectionString = (key: string): string => `Endpoint=${baseUrl};AccessKey=${key};Version=1.0;`;
  const resume = (): Promise<void> => (server.listening ? Promise.resolve() : listen(port));

  return {
    url: baseUrl,
    connectionString: connectionString(keys[0]),
    secondaryConnectionString: connectionString(keys[1]),
    setLocalAuth: access.setLocalAuth,
    setUpstream: (next) => {
      rules = next;
    },
    cutSockets: () => registry.all().forEach((connection) => connection.cut(false)),
    pause: die,
    resume,
    async restart(downMs = 0) {
      await die();
      await new Promise((done) => setTimeout(done, downMs));
      await resume();
    },
    connectionCount: (userId) => registry.count(userId),
    restRequests: () => restRequests,
    faults,
    async stop() {
      await die();
      upstream.stop();
    },
  };
}

const newKey = (): string => randomBytes(32).toString('base64');
