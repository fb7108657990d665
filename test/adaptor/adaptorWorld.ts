import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import { isFields, type Fields } from '../../protocol/fields';
import { parseAgentChanged, type AgentState } from '../../protocol/messages/agentState';
import { parseCallChanged } from '../../protocol/messages/callChanged';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import {
  toSoftphoneEvent,
  type SoftphoneAnswer,
  type SoftphoneMessage,
} from '../../protocol/messages/softphoneMessage';
import { adaptorSettings } from '../../simulator/adaptorSettings';
import { directory } from '../../simulator/directory';
import { fetchAppToken } from '../../simulator/entra/appToken';
import { startEntra } from '../../simulator/entra/startEntra';
import { startFunctionsHost } from '../../simulator/functions-host/startFunctionsHost';
import { startSignalR } from '../../simulator/signalr/startSignalR';
import { startStorage } from '../../simulator/storage/startStorage';
import { upstreamRules } from '../../simulator/upstreamRules';
import { undocumentedIn, undocumentedMessage, undocumentedPush, undocumentedWebhook } from './documentedAnswers';

export const upstreamSecret = 'upstream-secret-of-the-tests';
export const webhookKey = Buffer.alloc(32, 7);
const webhookSecret = `whsec_${webhookKey.toString('base64')}`;
export const adaptorZip = join(__dirname, '../../adaptor/dist/adaptor.zip');
export const ada = directory.agents[0].oid;
export const ben = directory.agents[1].oid;
const cora = directory.administrators[0].oid;

/** What the telephony system of these tests gives a browser that wants to be a telephone. */
export const examplePhone = {
  url: 'wss://pbx.example.com/ws',
  uri: 'sip:101@pbx.example.com',
  user: 'ada-browser-1',
  secret: 'phone-secret-of-the-tests',
  expiresInMs: 600_000,
  iceServers: [{ urls: ['turn:turn.example.com:3478'], username: 'ada', credential: 'turn-secret-of-the-tests' }],
  echo: 'sip:echo@pbx.example.com',
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Fields;
}

export interface Webhook {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly event: Fields & { readonly data: Fields };
}

export interface Softphone {
  readonly connection: HubConnection;
  readonly pushes: CallSnapshot[];
  /** The agent's states as they were pushed. */
  readonly agents: AgentState[];
  send(message: SoftphoneMessage): Promise<SoftphoneAnswer>;
  stop(): Promise<void>;
}

export type AdaptorWorld = Awaited<ReturnType<typeof startAdaptorWorld>>;

/** The zip that is shipped, in a Functions host, with storage, SignalR Service, issuer and a webhook receiver beside it. @param certDir where the issuer's certificate lies, for other servers that the adaptor must trust */
export async function startAdaptorWorld(settings: Readonly<Record<string, string>> = {}, certDir?: string) {
  const webhooks: Webhook[] = [];
  /** What the adaptor said and docs/api does not; `stop` fails with it. */
  const undocumented: string[] = [];
  /** Status that the webhook receiver answers with. */
  const receiver: { status: number; phone: unknown; directory?: unknown } = { status: 204, phone: examplePhone };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const event = JSON.parse(text) as Webhook['event'];
      webhooks.push({ headers: request.headers, text, event });
      undocumented.push(...undocumentedWebhook(event, request.headers));
      if (event.type === 'phone.requested' && receiver.status === 204 && receiver.phone !== undefined)
        return void response.writeHead(200).end(JSON.stringify(receiver.phone));
      if (event.type === 'directory.requested' && receiver.status === 204 && receiver.directory !== undefined)
        return void response.writeHead(200).end(JSON.stringify(receiver.directory));
      response.writeHead(receiver.status, { location: 'http://127.0.0.1:9/elsewhere' }).end();
    });
  });
  const webhookUrl = `${await listen(server)}/hook`;
  const [entra, signalr, storage] = await Promise.all([
    startEntra({
      directory,
      pageOrigins: ['http://localhost:5180'],
      ...(certDir === undefined ? {} : { certDir }),
    }),
    startSignalR({ corsOrigins: [] }),
    startStorage({ countRequests: true }),
  ]);
  const allSettings = {
    ...adaptorSettings({
      entra,
      signalr,
      storage,
      webhookUrl,
      secrets: { upstream: upstreamSecret, webhook: webhookSecret },
    }),
    ...settings,
  };
  const stopParts = async (): Promise<void> => {
    await Promise.all([entra.stop(), signalr.stop(), storage.stop()]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const host = await startFunctionsHost({
    zipPath: adaptorZip,
    settings: allSettings,
    corsOrigins: ['http://localhost:5180'],
    extraCaFile: entra.certificateFile,
  }).catch(async (error: unknown) => {
    // What runs already would keep jest from ending.
    await stopParts();
    throw error;
  });
  signalr.setUpstream(upstreamRules(`${host.url}/api`, upstreamSecret));
  const appToken = (app: { readonly clientId: string; readonly clientSecret: string }): Promise<string> =>
    fetchAppToken({
      ...app,
      tokenUrl: `${entra.authority}/oauth2/v2.0/token`,
      scope: `api://${directory.apiClientId}/.default`,
      caFile: entra.certificateFile,
    });
  const tokens = {
    ada: entra.issueToken({ oid: ada }),
    ben: entra.issueToken({ oid: ben }),
    cora: entra.issueToken({ oid: cora, roles: [directory.administratorRole] }),
    telephony: await appToken(directory.telephony),
    otherTelephony: await appToken(directory.otherTelephony),
  };
  const softphones: Softphone[] = [];

  const call = async (
    method: string,
    path: string,
    token: string | undefined,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${host.url}/api/${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    undocumented.push(...undocumentedIn({ method, path, status: response.status, headers: response.headers, text }));
    const json: unknown = text.startsWith('{') ? JSON.parse(text.replace('\x1e', '')) : {};
    return { status: response.status, headers: response.headers, body: isFields(json) ? json : {} };
  };

  return {
    entra,
    signalr,
    storage,
    host,
    settings: allSettings,
    tokens,
    webhooks,
    receiver,
    call,
    appToken,
    /** Waits until the adaptor has asked nothing more for `quietMs`: what follows an answer is done then. */
    quiet: async (quietMs = 300): Promise<void> => {
      const count = () => storage.requests() + signalr.restRequests() + webhooks.length;
      const started = Date.now();
      for (let [seen, sinceMs] = [count(), started]; Date.now() - sinceMs < quietMs; await sleep(20)) {
        if (Date.now() - started > 10_000) throw new Error('The adaptor never rests.');
        if (count() !== seen) [seen, sinceMs] = [count(), Date.now()];
      }
    },
    /** POST SendMessageToUser as the telephony system. */
    ring: (oid: string, message: unknown, options: { token?: string; idempotencyKey?: string } = {}) =>
      call(
        'POST',
        'SendMessageToUser',
        options.token ?? tokens.telephony,
        { userId: oid, message: typeof message === 'string' ? message : JSON.stringify(message) },
        options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey },
      ),
    /** Connects as the official client does, by way of `negotiate`; known to the adaptor when it returns. */
    connect: async (token: string): Promise<Softphone> => {
      const connection = new HubConnectionBuilder()
        .withUrl(`${host.url}/api`, { accessTokenFactory: () => token, withCredentials: false })
        .configureLogging(LogLevel.None)
        .build();
      const pushes: CallSnapshot[] = [];
      const agents: AgentState[] = [];
      connection.on('ReceiveNotification', (event: unknown) => {
        undocumented.push(...undocumentedPush(event));
        const push = parseCallChanged(event);
        if (push.ok) pushes.push(push.value);
        const agent = parseAgentChanged(event);
        if (agent?.ok === true) agents.push(agent.value);
      });
      await connection.start();
      // Messages of one connection reach the adaptor after `connected`; this one, which nobody wants, goes no further.
      await connection.invoke('isConnectedToldYet').catch(() => undefined);
      const softphone: Softphone = {
        connection,
        pushes,
        agents,
        send: async (message) => {
          const answer = await connection.invoke<SoftphoneAnswer>('sendMessage', toSoftphoneEvent(message));
          undocumented.push(...undocumentedMessage('softphoneAnswer', answer));
          return answer;
        },
        stop: () => connection.stop(),
      };
      softphones.push(softphone);
      return softphone;
    },
    stop: async () => {
      await Promise.all(softphones.map((one) => one.stop()));
      await host.stop();
      await stopParts();
      if (undocumented.length > 0) {
        throw new Error(`Said by the adaptor and not by docs/api:\n${[...new Set(undocumented)].join('\n')}`);
      }
    },
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

type Found<T> = T | undefined | false;
/** Waits until `look` gives something; fails with `what` after `waitMs`, which only a fault takes. */
export async function eventually<T>(
  what: string,
  look: () => Found<T> | Promise<Found<T>>,
  waitMs = 10_000,
): Promise<T> {
  for (const endMs = Date.now() + waitMs; Date.now() < endMs; await sleep(20)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
  }
  throw new Error(`It did not happen: ${what}`);
}

let agents = 0;
/** An agent that no other test of the file uses. */
export const freshAgent = (): string => `20000000-0000-4000-9000-${String(++agents).padStart(12, '0')}`;

let count = 0;
/** An id that no other test uses. */
export const freshId = (): string => `call-${process.pid}-${++count}`;

export const offeredEvent = (callId: string, more: Readonly<Record<string, unknown>> = {}) => ({
  specversion: '1.0',
  id: `offered-${callId}`,
  source: '/pbx',
  type: 'call.offered',
  data: { callId, from: { number: '+12025550123' } },
  ...more,
});

export const acknowledge = (
  call: Pick<CallSnapshot, 'callId' | 'source'>,
  outcome: 'shown' | 'handed-to-host' | 'not-shown' | 'accepted' | 'rejected' | 'timed-out',
): SoftphoneMessage => ({
  type: 'ring.acknowledged',
  id: `m-${++count}`,
  callId: call.callId,
  source: call.source,
  outcome,
});
