import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTelephonyClient } from '../../telephony/client/src/createTelephonyClient';
import type { TelephonyClientOptions } from '../../telephony/client/src/telephonyClient';
import { eventually } from '../scenarios/harness/eventually';

interface Seen {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: { readonly id?: string; readonly userid?: string; readonly type?: string };
}
type Reply = (response: ServerResponse) => void;

let server: Server;
let adaptorUrl: string;
let seen: Seen[];
let replies: Reply[];
const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const offered = json(202, { callId: 'c1', connections: 1, state: 'offered' });
const busy = (headers: Record<string, string> = {}, more: object = {}) =>
  json(429, { code: 'too-many-requests', what: 'Too much.', means: 'No.', do: 'Wait.', ...more }, headers);

beforeEach(async () => {
  seen = [];
  replies = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      seen.push({
        url: request.url ?? '',
        headers: request.headers,
        body: text === '' ? {} : (JSON.parse(text) as Seen['body']),
      });
      (replies.shift() ?? offered)(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  adaptorUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

let given = 0;
const client = (options: Partial<TelephonyClientOptions> = {}) =>
  createTelephonyClient({ adaptorUrl, signIn: () => Promise.resolve(`token-${(given += 1)}`), ...options });
const ring = (options: Partial<TelephonyClientOptions> = {}, signal?: AbortSignal) =>
  client(options).ring({ userId: 'agent-1', from: { number: '+12025550123' } }, signal === undefined ? {} : { signal });

it('sends an event in structured mode, with the agent beside it and never a number in the address', async () => {
  await client({ source: 'https://pbx.example.com' }).ring({
    ...{ userId: 'agent-1', callId: 'c1', comments: 'an invoice', capabilities: ['hold'] },
    from: { number: '+12025550123' },
  });
  expect(seen).toMatchObject([{ url: '/api/events', headers: { 'content-type': 'application/cloudevents+json' } }]);
  expect(seen[0]?.body).toMatchObject({
    specversion: '1.0',
    source: 'https://pbx.example.com',
    type: 'call.offered',
    subject: 'c1',
    userid: 'agent-1',
    data: { callId: 'c1', from: { number: '+12025550123' }, comments: 'an invoice', capabilities: ['hold'] },
  });
  expect(seen[0]?.headers.authorization).toMatch(/^Bearer token-/);
});

describe('repeats', () => {
  it.each([
    ['a connection that breaks', (response: ServerResponse) => void response.destroy()],
    ['503 of the adaptor', json(503, { code: 'not-in-time' })],
    ['503 of something before it', (response: ServerResponse) => void response.writeHead(503).end('<html>')],
    ['a gateway that gives up', json(504, {})],
    ['429 with a moment to wait', busy({}, { retryAfterMs: 20 })],
  ])('after %s: the same event, so that nothing is done twice', async (_what, reply: Reply) => {
    replies = [reply];
    expect(await ring()).toMatchObject({ callId: 'c1' });
    expect(seen).toHaveLength(2);
    expect(seen[1]?.body).toEqual(seen[0]?.body);
  });

  it('wait as long as Retry-After says', async () => {
    replies = [busy({ 'retry-after': '1' })];
    const startMs = Date.now();
    await ring();
    expect(Date.now() - startMs).toBeGreaterThanOrEqual(990);
  });

  it('of a plain text carry one Idempotency-Key, another text another one', async () => {
    replies = [json(503, {})];
    const telephony = client();
    await telephony.ringPlain({ userId: 'agent-1', phoneNumber: '+12025550123' });
    await telephony.ringPlain({ userId: 'agent-1', phoneNumber: '+12025550123' });
    const [first, repeat, other] = seen.map(({ headers }) => headers['idempotency-key']);
    expect(first).toEqual(expect.any(String));
    expect(repeat).toBe(first);
    expect(other).not.toBe(first);
  });

  it('end after three tries, with what the last one said', async () => {
    replies = [json(503, {}), json(503, {}), json(503, { code: 'unavailable', what: 'Storage is away.' }), offered];
    await expect(ring()).rejects.toMatchObject({ name: 'AdaptorRefused', status: 503, code: 'unavailable' });
    expect(seen).toHaveLength(3);
  });

  it.each([
    ['the wait is longer than our patience', busy({ 'retry-after': '3600' }), {}, { retryAfterMs: 3_600_000 }],
    ['there is no patience', json(503, { code: 'not-in-time' }), { patienceMs: 0 }, { code: 'not-in-time' }],
    ['the push failed: who rings is to decide anew', json(503, { code: 'push-failed' }), {}, { code: 'push-failed' }],
    ['the request itself is wrong', json(400, { code: 'bad-request' }), {}, { code: 'bad-request' }],
    ['the agent is away', json(409, { code: 'agent-not-connected' }), {}, { code: 'agent-not-connected' }],
    ['the adaptor has a fault of its own', json(500, {}), {}, { code: 'http-500' }],
    [
      'the way leads elsewhere',
      json(307, {}, { location: 'http://127.0.0.1:9/' }),
      { patienceMs: 0 },
      { code: 'no-answer' },
    ],
  ])('are not made where %s', async (_why, reply: Reply, options: object, error) => {
    replies = [reply];
    await expect(ring(options)).rejects.toMatchObject(error);
    expect(seen).toHaveLength(1);
  });

  it('end when the caller has hung up, also while one is waited for', async () => {
    replies = [busy({ 'retry-after': '5' })];
    const hungUp = new AbortController();
    void eventually(() => seen.length, 1).then(() => hungUp.abort(new Error('The caller has hung up.')));
    const startMs = Date.now();
    await expect(ring({}, hungUp.signal)).rejects.toThrow('The caller has hung up.');
    expect(Date.now() - startMs).toBeLessThan(2_000);
    expect(seen).toHaveLength(1);
  });
});

it('gives up a request that is not answered, and a body that does not end', async () => {
  replies = [() => undefined, (response) => void response.writeHead(202).write('{"callId"')];
  await expect(ring({ timeoutMs: 80, patienceMs: 0 })).rejects.toMatchObject({ name: 'NoAnswer', code: 'no-answer' });
  await expect(ring({ timeoutMs: 80, patienceMs: 0 })).rejects.toMatchObject({ name: 'NoAnswer', code: 'no-answer' });
});

it('gets a new token once where the adaptor refuses it, and then says so', async () => {
  replies = [json(401, { code: 'token-refused' })];
  await ring();
  expect(seen).toHaveLength(2);
  expect(seen[1]?.headers.authorization).not.toBe(seen[0]?.headers.authorization);
  replies = [json(401, { code: 'token-refused' }), json(401, { code: 'token-refused' })];
  await expect(ring()).rejects.toMatchObject({ status: 401, code: 'token-refused' });
  expect(seen).toHaveLength(4);
});

it('tells an error in three sentences, without token or number', async () => {
  replies = [json(409, { code: 'x', what: 'The agent is away.', means: 'It does not ring.', do: 'Ask another.' })];
  const failing = ring();
  await expect(failing).rejects.toThrow('The agent is away. It does not ring. Ask another.');
  replies = [json(418, 'short and stout')];
  await expect(ring()).rejects.toMatchObject({
    code: 'http-418',
    message: expect.stringMatching(/^The adaptor answered/),
  });
  const error: unknown = await failing.catch((one: unknown) => one);
  expect(JSON.stringify(error) + String((error as Error).stack)).not.toMatch(/token-|\+1202/);
});

it.each([
  ['a number', json(202, 7)],
  ['another thing', json(202, { ok: true })],
  ['a state that it does not know', json(202, { callId: 'c1', connections: 1, state: 'parked' })],
])('does not believe an answer that is %s', async (_what, reply) => {
  replies = [reply];
  await expect(ring()).rejects.toMatchObject({ name: 'TelephonyError', code: 'unreadable-answer' });
});

it('asks for the next page when it is wanted, and not before', async () => {
  const agent = (userId: string) => ({
    userId,
    state: 'available',
    ready: true,
    activity: 'idle',
    changedBy: 'agent',
    version: 0,
    connections: 1,
  });
  replies = [
    json(200, { agents: [agent('a'), agent('b')], continuation: 'b/+=' }),
    json(200, { agents: [], continuation: 'c' }),
    json(200, { agents: [agent('d')] }),
  ];
  const names: string[] = [];
  for await (const { userId, state } of client().agents()) {
    names.push(`${userId} ${state}`);
    if (userId === 'b') expect(seen).toHaveLength(1);
  }
  expect(names).toEqual(['a available', 'b available', 'd available']);
  expect(seen.map(({ url }) => url)).toEqual([
    '/api/agents?limit=200',
    '/api/agents?limit=200&continuation=b%2F%2B%3D',
    '/api/agents?limit=200&continuation=c',
  ]);
});

it.each(['http://adaptor.example.com/api', 'adaptor.example.com', 'ftp://localhost/api', ''])(
  'refuses "%s" as the adaptor’s address: a token must not travel in the open',
  (address) => {
    expect(() => client({ adaptorUrl: address })).toThrow(expect.objectContaining({ code: 'wrong-option' }));
  },
);
