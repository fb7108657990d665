import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseTelephonyMessage } from '../../../../protocol/messages/parseTelephonyMessage';
import type { World } from '../drive/driver';
import { AgentBook } from './agentBook';
import { CallBook, toToldCall, type KnownCall } from './callBook';
import { Disturbances } from './disturbance';
import { problemBody, type Refusal } from './problem';
import { readMessage } from './readMessage';
import { callIdOf, type Told } from './told';

/** The adaptor's side of the protocol: tokens, the two doors, the questions; it writes down what it is told. */
export class AdaptorStage {
  readonly calls = new CallBook();
  readonly agents: AgentBook;
  readonly disturbances = new Disturbances();
  /** All that was told, in the order in which it came. */
  readonly told: Told[] = [];
  /** What the connector should not have done; empty at the end of a check that it passes. */
  readonly complaints: string[] = [];
  tokensGiven = 0;
  /** Whether the agents have a softphone open. */
  connected = true;
  readonly world: World;
  #token = '';
  readonly #tokens: string[] = [];
  readonly #names = new Set<string>();

  private constructor(
    private readonly server: Server,
    private readonly userIds: readonly [string, string],
    url: string,
  ) {
    this.agents = new AgentBook(userIds);
    this.world = {
      ...{ adaptorUrl: `${url}/api`, tokenUrl: `${url}/token`, scope: `api://${randomUUID()}/.default` },
      ...{ clientId: randomUUID(), clientSecret: randomBytes(24).toString('base64url') },
      webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
      agents: userIds,
    };
    server.on('request', (request, response) => void this.#serve(request, response));
  }

  static async start(userIds: readonly [string, string]): Promise<AdaptorStage> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return new AdaptorStage(server, userIds, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  /** The token that is out there does not count any more. */
  withdrawToken(): void {
    this.#token = '';
  }

  /** What must not stand in anybody's log. */
  get secrets(): readonly string[] {
    const { clientSecret, webhookSecret } = this.world;
    return [clientSecret, webhookSecret.replace('whsec_', ''), ...this.#tokens];
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await readText(request);
      const { pathname } = new URL(request.url ?? '/', 'http://stage');
      if (pathname === '/token') return this.#giveToken(body, response);
      if (this.#token === '' || request.headers.authorization !== `Bearer ${this.#token}`) {
        return refuse(response, { status: 401, code: 'token-refused', what: 'The token does not count.' });
      }
      const [, api, first = '', ...rest] = pathname.split('/');
      const about = decodeURIComponent(rest.join('/'));
      if (api !== 'api') return refuse(response, { status: 404, code: 'not-found', what: 'There is no such path.' });
      if (request.method === 'GET') return this.#tell(first, about, response);
      if (first === 'events' || first === 'SendMessageToUser') return await this.#take(request, first, body, response);
      refuse(response, { status: 404, code: 'not-found', what: 'There is no such path.' });
    } catch {
      // The connector broke the connection: nobody is left to be answered.
      response.destroy();
    }
  }

  #giveToken(body: string, response: ServerResponse): void {
    const form = new URLSearchParams(body);
    const { clientId, clientSecret, scope } = this.world;
    const isRight =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === clientId &&
      form.get('client_secret') === clientSecret &&
      form.get('scope') === scope;
    if (!isRight) return answer(response, 401, { error: 'invalid_client' });
    this.tokensGiven += 1;
    if (this.#token === '') this.#tokens.push((this.#token = randomBytes(24).toString('base64url')));
    answer(response, 200, { token_type: 'Bearer', access_token: this.#token, expires_in: 3600 });
  }

  #tell(what: string, about: string, response: ServerResponse): void {
    const open = this.calls.all();
    if (what === 'agents' && about === '') {
      const all = this.userIds.map((userId) => ({ ...this.agents.report(userId), connections: 1 }));
      return answer(response, 200, { agents: this.connected ? all : [] });
    }
    if (what === 'agents') {
      const userId = about.toLowerCase();
      const calls = open.filter((call) => call.userId === userId && call.state !== 'disconnected').map(toToldCall);
      return answer(response, 200, { ...this.agents.report(userId), connections: this.connected ? 1 : 0, calls });
    }
    const rings = open.filter(({ callId }) => callId === about).map(toToldCall);
    const newest = rings.at(-1);
    if (what === 'calls' && newest !== undefined) return answer(response, 200, { ...newest, rings: rings.reverse() });
    refuse(response, { status: 404, code: 'unknown-call', what: 'There is no such call.' });
  }

  async #take(
    request: IncomingMessage,
    door: 'events' | 'SendMessageToUser',
    body: string,
    response: ServerResponse,
  ): Promise<void> {
    const message = readMessage(request, door, body);
    const event = message.ok ? parseTelephonyMessage(message.value.text) : message;
    if (!message.ok || !event.ok) {
      this.complaints.push(`A request was malformed: ${event.ok ? '' : event.error}`);
      return refuse(response, { status: 400, code: 'bad-request', what: event.ok ? '' : event.error });
    }
    const { userId, text, idempotencyKey } = message.value;
    // The adaptor knows an agent's id in whatever case it is written.
    const name = event.value.eventKey ?? idempotencyKey;
    const told: Told = {
      ...{ atMs: Date.now(), userId: userId.toLowerCase(), event: event.value, text, answered: 202, repeat: false },
      ...(name === undefined ? {} : { name }),
    };
    this.told.push(told);
    const disturbance = this.disturbances.of(told);
    switch (disturbance?.how) {
      case 'status':
        told.answered = disturbance.status;
        return refuse(response, { what: 'The suite has disturbed this request.', ...disturbance });
      case 'unanswered':
        told.answered = 'unanswered';
        return;
      case 'lost-answer':
        this.#carryOut(told);
        told.answered = 'lost';
        return void response.destroy();
      case 'slow':
        await sleep(disturbance.delayMs);
        break;
      case undefined:
    }
    const done = this.#carryOut(told);
    told.answered = done.status;
    answer(response, done.status, done.body, done.status === 202 ? 'application/json' : 'application/problem+json');
  }

  #carryOut(told: Told): { readonly status: number; readonly body: unknown } {
    const { event, userId, name } = told;
    const isRepeat = name !== undefined && this.#names.has(name);
    told.repeat = isRepeat;
    if (event.type === 'agent.changed') {
      if (!isRepeat) this.agents.change(userId, event.wish);
      if (name !== undefined) this.#names.add(name);
      return { status: 202, body: this.agents.report(userId) };
    }
    if (event.type === 'agent.queues') return { status: 202, body: this.agents.report(userId) };
    const callId = callIdOf(told) ?? name ?? randomUUID();
    if (isRepeat) return ok(this.calls.get(callId, userId), callId);
    if (event.type === 'call.offered' && !this.connected) {
      return refused({ status: 409, code: 'agent-not-connected', what: 'The agent has no softphone connected.' });
    }
    const { status, code, call, complaint } = this.calls.take({ ...event, callId }, userId);
    if (complaint !== undefined) this.complaints.push(complaint);
    if (status !== 202) return refused({ status, code: code ?? '', what: complaint ?? '' });
    if (name !== undefined) this.#names.add(name);
    return ok(call, callId);
  }
}

const ok = (call: KnownCall | undefined, callId: string) => ({
  status: 202,
  body: { callId, connections: 1, state: call?.state ?? 'offered' },
});
const refused = (refusal: Refusal) => ({ status: refusal.status, body: JSON.parse(problemBody(refusal)) as unknown });

function answer(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, refusal: Refusal): void {
  const { status, retryAfterS } = refusal;
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
  });
  response.end(problemBody(refusal));
}
