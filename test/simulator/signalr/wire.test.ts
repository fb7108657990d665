import WebSocket from 'ws';
import { signHs256 } from '../../../simulator/signalr/hs256';
import { startSignalR, type RunningSignalR } from '../../../simulator/signalr/startSignalR';
import { accessKeyOf, clientToken, inSeconds, startFakeAdaptor, until, type FakeAdaptor } from './signalRHarness';

const end = '\u001e';
let service: RunningSignalR;
let adaptor: FakeAdaptor;
const sockets: WebSocket[] = [];

beforeEach(async () => {
  adaptor = await startFakeAdaptor();
  service = await startSignalR({
    corsOrigins: ['http://localhost:5180'],
    upstream: [adaptor.rule],
    timings: { negotiateValidMs: 150, pingEveryMs: 60, clientSilenceMs: 400, handshakeMs: 200 },
  });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await service.stop();
  await adaptor.stop();
});

async function negotiate(token: string, query = 'negotiateVersion=1', headers: Record<string, string> = {}) {
  const response = await fetch(`${service.url}/client/negotiate?hub=softphone&${query}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, ...headers },
  });
  return { response, body: (await response.json()) as Record<string, unknown> };
}

/** The status with which the socket was refused, or the open socket with what it receives. */
async function open(query: string) {
  const socket = new WebSocket(`${service.url.replace('http', 'ws')}/client/?hub=softphone&${query}`);
  sockets.push(socket);
  const received: string[] = [];
  socket.on('message', (data: Buffer) => received.push(...data.toString('utf8').split(end).slice(0, -1)));
  const status = await new Promise<number>((done, fail) => {
    socket.on('open', () => done(101));
    socket.on('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
    socket.on('error', fail);
  });
  return { socket, received, status };
}
const token = (claims: Record<string, unknown> = {}) => clientToken(service, 'ada', claims);

async function openAsAda() {
  const { body } = await negotiate(token());
  return open(`id=${String(body['connectionToken'])}&access_token=${token()}`);
}

test('negotiate version 1 gives a token beside the id, version 0 the id only, and both offer only WebSockets', async () => {
  const one = await negotiate(token());
  expect(one.body).toMatchObject({
    negotiateVersion: 1,
    availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }],
  });
  expect(one.body['connectionToken']).not.toBe(one.body['connectionId']);
  const zero = await negotiate(token(), '');
  expect(zero.body['negotiateVersion']).toBe(0);
  expect(zero.body).not.toHaveProperty('connectionToken');
});

test.each([
  ['an expired token', { exp: inSeconds(-1) }],
  ['a token without expiry', { exp: undefined }],
  ['a token for another hub', { aud: 'http://127.0.0.1/client/?hub=other' }],
  ['a token for another host', { aud: 'http://example.com/client/?hub=softphone' }],
])('%s is refused, at negotiate and at the socket', async (_what, claims) => {
  expect((await negotiate(token(claims))).response.status).toBe(401);
  expect((await open(`access_token=${token(claims)}`)).status).toBe(401);
});

test('a token signed with another key is refused; both keys of the service are good, and so is no port', async () => {
  const aud = `${service.url}/client/?hub=softphone`;
  const sign = (audience: string, key: string) => signHs256({ aud: audience, nameid: 'a', exp: inSeconds(9) }, key);
  expect((await negotiate(sign(aud, 'another-key'))).response.status).toBe(401);
  expect((await negotiate(sign(aud, accessKeyOf(service.secondaryConnectionString)))).response.status).toBe(200);
  const portless = sign('http://127.0.0.1/client/?hub=softphone', accessKeyOf(service.connectionString));
  expect((await negotiate(portless)).response.status).toBe(200);
});

test('a page of a listed origin may read the answer, another may not', async () => {
  const listed = await negotiate(token(), '', { Origin: 'http://localhost:5180' });
  expect(listed.response.headers.get('access-control-allow-origin')).toBe('http://localhost:5180');
  expect(listed.response.headers.get('access-control-allow-credentials')).toBe('true');
  const other = await negotiate(token(), '', { Origin: 'http://localhost:9999' });
  expect(other.response.headers.get('access-control-allow-origin')).toBeNull();
});

test('two hubs in one request are refused', async () => {
  expect((await negotiate(token(), 'hub=two')).response.status).toBe(400);
});

test('a socket is refused for an unknown id, one negotiated too long ago, and one that lives already', async () => {
  expect((await open(`id=nobody&access_token=${token()}`)).status).toBe(404);
  const { body } = await negotiate(token());
  await new Promise((done) => setTimeout(done, 200));
  expect((await open(`id=${String(body['connectionToken'])}&access_token=${token()}`)).status).toBe(404);
  const again = await negotiate(token());
  const query = `id=${String(again.body['connectionToken'])}&access_token=${token()}`;
  expect((await open(query)).status).toBe(101);
  expect((await open(query)).status).toBe(409);
});

test('an id cannot be taken over with the token of another user', async () => {
  const { body } = await negotiate(token());
  const query = `id=${String(body['connectionToken'])}&access_token=${clientToken(service, 'ben')}`;
  expect((await open(query)).status).toBe(404);
});

test('several messages in one frame and a message over several frames are all understood, in order', async () => {
  const { socket, received } = await openAsAda();
  socket.send(`{"protocol":"json","version":1}${end}{"type":1,"target":"one","arguments":[]}${end}{"type":1,"tar`);
  socket.send(`get":"two","arguments":[]}${end}`);
  await until('three webhooks', () => adaptor.webhooks.length === 3);
  expect(adaptor.webhooks.map((one) => one.headers['x-asrs-event'])).toEqual(['connected', 'one', 'two']);
  expect(adaptor.webhooks[0]?.body).toEqual({ type: 10 });
  expect(received[0]).toBe('{}');
});

test('handshake: version 2 is good, another protocol is told why not and closed', async () => {
  const two = await openAsAda();
  two.socket.send(`{"protocol":"json","version":2}${end}`);
  await until('answer', () => two.received[0] === '{}');
  const pack = await openAsAda();
  pack.socket.send(`{"protocol":"messagepack","version":1}${end}`);
  await until('closed', () => pack.socket.readyState === WebSocket.CLOSED);
  expect(pack.received[0]).toContain('not supported');
});

test('the service pings, cuts a client that is silent and one that never shakes hands', async () => {
  const silent = await openAsAda();
  silent.socket.send(`{"protocol":"json","version":1}${end}`);
  const mute = await openAsAda();
  await until('ping', () => silent.received.includes('{"type":6}'));
  await until('both gone', () => [silent, mute].every((one) => one.socket.readyState === WebSocket.CLOSED));
  expect(mute.received.join()).toContain('Handshake');
  await until('disconnected', () => adaptor.webhooks.some((one) => one.path.includes('disconnected')));
});

test('text that is no message ends the connection with a reason, and so does a stream call with an error', async () => {
  const { socket, received } = await openAsAda();
  socket.send(`{"protocol":"json","version":1}${end}{"type":4,"invocationId":"7","target":"x","arguments":[]}${end}`);
  await until('completion', () => received.some((one) => one.includes('"invocationId":"7"') && one.includes('error')));
  socket.send(`nonsense${end}`);
  await until('closed', () => socket.readyState === WebSocket.CLOSED);
  expect(received.at(-1)).toContain('"type":7');
});

test('the webhooks of a connection wait for each other', async () => {
  const { socket } = await openAsAda();
  const order: string[] = [];
  adaptor.onMessage(async (webhook) => {
    order.push(`begin ${String(webhook.body['invocationId'])}`);
    await new Promise((done) => setTimeout(done, 30));
    order.push(`end ${String(webhook.body['invocationId'])}`);
    return { status: 204, body: '' };
  });
  const call = (id: string) => `{"type":1,"invocationId":"${id}","target":"sendMessage","arguments":[]}${end}`;
  socket.send(`{"protocol":"json","version":1}${end}${call('1')}${call('2')}`);
  await until('both', () => order.length === 4);
  expect(order).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
});

test('faults: a webhook can be lost or repeated', async () => {
  service.faults.onUpstream = ({ event }) => (event === 'connected' ? 'drop' : 'duplicate');
  const { socket } = await openAsAda();
  socket.send(`{"protocol":"json","version":1}${end}{"type":1,"target":"x","arguments":[]}${end}`);
  await until('twice', () => adaptor.webhooks.length === 2);
  expect(adaptor.webhooks.map((one) => one.headers['x-asrs-event'])).toEqual(['x', 'x']);
});
