import * as signalR from '@microsoft/signalr';
import { startSignalR, type RunningSignalR } from '../../../simulator/signalr/startSignalR';
import { accessKeyOf, clientToken, inSeconds, rest, ring, until } from './signalRHarness';

let service: RunningSignalR;
let connection: signalR.HubConnection;
let received: string[];

beforeEach(async () => {
  service = await startSignalR({ corsOrigins: [] });
  received = [];
  connection = new signalR.HubConnectionBuilder()
    .withUrl(`${service.url}/client/?hub=softphone`, { accessTokenFactory: () => clientToken(service, 'ada') })
    .configureLogging(signalR.LogLevel.None)
    .build();
  connection.on('ReceiveNotification', (text: string) => received.push(text));
  await connection.start();
});
afterEach(async () => {
  await connection.stop();
  await service.stop();
});

test('a send to nobody is accepted all the same', async () => {
  expect((await rest(service, 'POST', '/users/nobody/:send', { body: ring('x') })).status).toBe(202);
  expect((await rest(service, 'POST', '/connections/nobody/:send', { body: ring('x') })).status).toBe(202);
  expect(service.restRequests()).toBe(2);
});

test('who exists is 200, who does not is 404 with the code of the service', async () => {
  await until('connected', () => service.connectionCount('ada') === 1);
  const id = connection.connectionId ?? '';
  expect((await rest(service, 'HEAD', `/connections/${id}`)).status).toBe(200);
  expect((await rest(service, 'HEAD', '/users/ada')).status).toBe(200);
  expect(await rest(service, 'HEAD', '/connections/none')).toEqual({
    status: 404,
    errorCode: 'Warning.Connection.NotExisted',
  });
  expect(await rest(service, 'HEAD', '/users/ben')).toEqual({ status: 404, errorCode: 'Warning.User.NotExisted' });
  expect((await rest(service, 'DELETE', '/connections/none')).status).toBe(404);
});

test('all connections of a user can be closed', async () => {
  await until('connected', () => service.connectionCount('ada') === 1);
  expect((await rest(service, 'POST', '/users/ada/:closeConnections')).status).toBe(204);
  await until('gone', () => service.connectionCount('ada') === 0);
});

test('health needs no token, but the api-version that the specification requires, and HEAD', async () => {
  const health = async (query: string, method = 'HEAD') => {
    const { status, headers } = await fetch(`${service.url}/api/health${query}`, { method });
    return [status, headers.get('x-ms-error-code')];
  };
  expect(await health('?api-version=2022-11-01')).toEqual([200, null]);
  expect(await health('')).toEqual([400, 'BadRequest']);
  expect(await health('?api-version=')).toEqual([400, 'BadRequest']);
  expect(await health('?api-version=2022-06-01&api-version=2022-06-01')).toEqual([400, 'BadRequest']);
  expect(await health('?api-version=2022-11-01', 'GET')).toEqual([405, 'MethodNotAllowed']);
});

test('every route refuses a call without api-version, with the code in the body and in x-ms-error-code', async () => {
  const bare = { query: '' };
  for (const [method, path] of [
    ['POST', '/:send'],
    ['POST', '/users/ada/:send'],
    ['POST', '/:closeConnections'],
    ['HEAD', '/users/ada'],
    ['DELETE', '/connections/none'],
  ] as const) {
    const more = path.endsWith(':send') ? { ...bare, body: ring('x') } : bare;
    expect(await rest(service, method, path, more)).toEqual({ status: 400, errorCode: 'BadRequest' });
  }
  expect(received).toEqual([]);
});

test.each([
  ['expired', { claims: { exp: inSeconds(-1) } }],
  ['for another address', { claims: { aud: 'http://127.0.0.1/api/hubs/softphone' } }],
  ['signed with another key', { key: 'another' }],
])('a token that is %s is refused and nothing is sent', async (_what, bad) => {
  expect((await rest(service, 'POST', '/users/ada/:send', { body: ring('x'), ...bad })).status).toBe(401);
  await rest(service, 'POST', '/users/ada/:send', { body: ring('marker') });
  await until('marker', () => received.includes('marker'));
  expect(received).toEqual(['marker']);
});

test('the second key, the portless audience and the audience with its query are good', async () => {
  const path = '/api/hubs/softphone/:send';
  const send = (more: object) => rest(service, 'POST', '/:send', { body: ring('x'), ...more });
  expect((await send({ key: accessKeyOf(service.secondaryConnectionString) })).status).toBe(202);
  expect((await send({ claims: { aud: `http://127.0.0.1${path}` } })).status).toBe(202);
  expect((await send({ claims: { aud: `${service.url}${path}?api-version=2022-06-01` } })).status).toBe(202);
});

test('a body over 1 MB is 413, a broken one and an unknown version are 400', async () => {
  const send = (more: object) => rest(service, 'POST', '/:send', { body: ring('x'), ...more });
  expect((await send({ body: ring('x'.repeat(1024 * 1024)) })).status).toBe(413);
  expect((await send({ body: '{' })).status).toBe(400);
  expect((await send({ body: '{"arguments":[]}' })).status).toBe(400);
  expect((await send({ query: 'api-version=1999-01-01' })).status).toBe(400);
});

test('faults: a send can be lost after its 202, repeated, or refused', async () => {
  service.faults.onDelivery = () => 'drop';
  expect((await rest(service, 'POST', '/users/ada/:send', { body: ring('lost') })).status).toBe(202);
  service.faults.onDelivery = () => 'duplicate';
  await rest(service, 'POST', '/users/ada/:send', { body: ring('twice') });
  service.faults.onDelivery = undefined;
  service.faults.onRest = () => 503;
  expect((await rest(service, 'POST', '/users/ada/:send', { body: ring('refused') })).status).toBe(503);
  service.faults.onRest = undefined;
  await rest(service, 'POST', '/users/ada/:send', { body: ring('last') });
  await until('last', () => received.includes('last'));
  expect(received).toEqual(['twice', 'twice', 'last']);
});

test('a taken port is an error, and a stopped service gives its port back', async () => {
  const port = Number(new URL(service.url).port);
  await expect(startSignalR({ corsOrigins: [], port })).rejects.toThrow('EADDRINUSE');
  await connection.stop();
  await service.stop();
  const again = await startSignalR({ corsOrigins: [], port });
  await again.stop();
});
