import { createHmac } from 'node:crypto';
import * as signalR10 from '@microsoft/signalr';
import * as signalR8 from 'signalr-8';
import { startSignalR, type RunningSignalR } from '../../../simulator/signalr/startSignalR';
import { accessKeyOf, rest, ring, startFakeAdaptor, until, type FakeAdaptor } from './signalRHarness';

describe.each([
  ['10.x', signalR10],
  ['8.x', signalR8 as unknown as typeof signalR10],
])('the official client %s', (_version, signalR) => {
  let service: RunningSignalR;
  let adaptor: FakeAdaptor;
  const open: signalR10.HubConnection[] = [];

  beforeEach(async () => {
    adaptor = await startFakeAdaptor();
    service = await startSignalR({ corsOrigins: [], upstream: [adaptor.rule] });
    adaptor.serve(service);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.stop()));
    await service.stop();
    await adaptor.stop();
  });

  async function connect(userId: string, received: string[] = []): Promise<signalR10.HubConnection> {
    const connection = new signalR.HubConnectionBuilder()
      .withUrl(`${adaptor.url}/api`, { accessTokenFactory: () => userId })
      .withAutomaticReconnect([0, 50, 100, 200, 400, 800])
      .configureLogging(signalR.LogLevel.None)
      .build();
    connection.on('ReceiveNotification', (text: string) => received.push(text));
    open.push(connection);
    await connection.start();
    return connection;
  }
  const told = (event: string, id: string | null) =>
    adaptor.webhooks.find((one) => one.path.includes(event) && one.headers['x-asrs-connection-id'] === id);

  test('connects and gets what is sent to its user, on every one of the connections', async () => {
    const first: string[] = [];
    const second: string[] = [];
    const other: string[] = [];
    await connect('ada', first);
    await connect('ada', second);
    await connect('ben', other);
    await until('three connections', () => service.connectionCount() === 3);
    expect(service.connectionCount('ada')).toBe(2);
    expect((await rest(service, 'POST', '/users/ada/:send', { body: ring('hello') })).status).toBe(202);
    await until('both rings', () => first.length === 1 && second.length === 1);
    expect([first, second, other]).toEqual([['hello'], ['hello'], []]);
  });

  test('gets what is sent to its connection and to all', async () => {
    const received: string[] = [];
    const connection = await connect('ada', received);
    await rest(service, 'POST', `/connections/${connection.connectionId ?? ''}/:send`, { body: ring('one') });
    await rest(service, 'POST', '/:send', { body: ring('all') });
    await until('both', () => received.length === 2);
    expect(received).toEqual(['one', 'all']);
  });

  test('its invoke ends with what upstream answered', async () => {
    adaptor.onMessage((webhook) => ({
      status: 200,
      body: `${JSON.stringify({ type: 3, invocationId: webhook.body['invocationId'], result: { ok: true } })}\u001e`,
    }));
    const connection = await connect('ada');
    await expect(connection.invoke('sendMessage', { a: 1 })).resolves.toEqual({ ok: true });
    const webhook = adaptor.webhooks.find((one) => one.path.includes('sendMessage'));
    expect(webhook?.path).toBe('/upstream/softphone/messages/sendMessage?secret=s');
    expect(webhook?.body).toMatchObject({ type: 1, target: 'sendMessage', arguments: [{ a: 1 }] });
    expect(webhook?.headers).toMatchObject({
      'x-asrs-connection-id': connection.connectionId,
      'x-asrs-hub': 'softphone',
      'x-asrs-category': 'messages',
      'x-asrs-event': 'sendMessage',
      'x-asrs-user-id': 'ada',
      'x-asrs-signature': [service.connectionString, service.secondaryConnectionString]
        .map((text) => createHmac('sha256', accessKeyOf(text)).update(connection.connectionId ?? ''))
        .map((mac) => `sha256=${mac.digest('hex')}`)
        .join(','),
    });
    expect(webhook?.headers['x-asrs-client-query']).toMatch(/^\?hub=softphone/);
    expect(webhook?.headers['x-asrs-client-query']).not.toContain('access_token');
  });

  test('its invoke fails when upstream fails, and when nobody wants the event', async () => {
    adaptor.onMessage(() => ({ status: 500, body: 'oops' }));
    const connection = await connect('ada');
    await expect(connection.invoke('sendMessage', 1)).rejects.toThrow('Invocation failed, status code 500');
    service.setUpstream([]);
    await expect(connection.invoke('sendMessage', 1)).rejects.toThrow('No upstream setting');
  });

  test('after its socket was cut it negotiates again, has a new id, and upstream hears of both', async () => {
    const received: string[] = [];
    const connection = await connect('ada', received);
    const oldId = connection.connectionId;
    await until('connected', () => told('connections/connected', oldId));
    const back = new Promise<void>((done) => connection.onreconnected(() => done()));
    service.cutSockets();
    await back;
    expect(connection.connectionId).not.toBe(oldId);
    expect(adaptor.negotiated).toHaveLength(2);
    await until('disconnected', () => told('connections/disconnected', oldId));
    await until('connected again', () => told('connections/connected', connection.connectionId));
    await rest(service, 'POST', '/users/ada/:send', { body: ring('again') });
    await until('the ring', () => received.length === 1);
  });

  test('it comes back after the service was away, and nobody was told of its loss', async () => {
    const connection = await connect('ada');
    const oldId = connection.connectionId;
    const back = new Promise<void>((done) => connection.onreconnected(() => done()));
    await service.pause();
    await expect(fetch(`${service.url}/api/health`)).rejects.toThrow();
    await service.resume();
    await back;
    expect(told('connections/disconnected', oldId)).toBeUndefined();
    expect(service.connectionCount('ada')).toBe(1);
  });

  test('a connection closed by REST stays closed and knows the reason', async () => {
    const connection = await connect('ada');
    const closed = new Promise<Error | undefined>((done) => connection.onclose(done));
    const path = `/connections/${connection.connectionId ?? ''}`;
    expect((await rest(service, 'DELETE', path, { query: 'api-version=2022-06-01&reason=enough' })).status).toBe(200);
    expect((await closed)?.message).toContain('enough');
    await until('gone', () => service.connectionCount() === 0);
  });

  test('stopping tells upstream that the connection has ended', async () => {
    const connection = await connect('ada');
    const id = connection.connectionId;
    await connection.stop();
    const webhook = await until('disconnected', () => told('connections/disconnected', id));
    expect(webhook.body).toEqual({ type: 11, error: '' });
  });
});
