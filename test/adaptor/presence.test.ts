import { createHmac } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { upstreamRules } from '../../simulator/upstreamRules';
import { directory } from '../../simulator/directory';
import { ada, startAdaptorWorld, upstreamSecret, type AdaptorWorld } from './adaptorWorld';

describe('who is connected', () => {
  let world: AdaptorWorld;
  let accessKey: string;
  let table: TableClient;
  let person = 0;

  beforeAll(async () => {
    world = await startAdaptorWorld();
    accessKey = /AccessKey=([^;]+)/.exec(world.signalr.connectionString)?.[1] ?? '';
    table = TableClient.fromConnectionString(world.storage.connectionString, 'softphoneusers', {
      allowInsecureConnection: true,
    });
    await world.call('GET', 'health', undefined);
  }, 30_000);
  afterAll(() => world.stop());

  /** An agent that no other test knows. */
  const somebody = () => `70000000-0000-4000-8000-${String(++person).padStart(12, '0')}`;
  const signature = (connectionId: string) =>
    `sha256=00ff,sha256=${createHmac('sha256', accessKey).update(connectionId).digest('hex').toUpperCase()}`;
  const upstream = (
    name: string,
    oid: string,
    connectionId: string,
    headers: Readonly<Record<string, string>> = {},
    secret = upstreamSecret,
    body: unknown = { Type: 10 },
  ) =>
    world.call('POST', `${name}?secret=${secret}`, undefined, body, {
      'x-asrs-connection-id': connectionId,
      'x-asrs-hub': 'softphone',
      'x-asrs-user-id': `${directory.tenantId}_${oid}`,
      'x-asrs-signature': signature(connectionId),
      ...headers,
    });
  const rows = async (oid: string) => {
    const filter = `PartitionKey eq '${directory.tenantId}_${oid}'`;
    const found: { connectedAtMs?: number; disconnectedAtMs?: number; etag?: string; rowKey?: string }[] = [];
    for await (const row of table.listEntities<(typeof found)[number]>({ queryOptions: { filter } })) found.push(row);
    return found;
  };
  const ringStatus = async (oid: string) => (await world.ring(oid, '{"PhoneNumber":"+12025550123"}')).status;
  /** Makes a connection's end a minute old. */
  const age = async (oid: string) => {
    for (const row of await rows(oid)) {
      const aged = { type: 'Double', value: String(Date.now() - 60_000) } as const;
      const key = { partitionKey: `${directory.tenantId}_${oid}`, rowKey: row.rowKey ?? '' };
      await table.updateEntity({ ...key, ...(row.disconnectedAtMs ? { disconnectedAtMs: aged } : {}) }, 'Merge');
    }
  };

  it('S7-19 answers 409 for an agent who is not, keeps nothing and never rings later', async () => {
    const oid = somebody();
    const answer = await world.ring(oid, '{"PhoneNumber":"+12025550123"}', { idempotencyKey: 'k-409' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'agent-not-connected' } });
    const softphone = await world.connect(world.entra.issueToken({ oid }));
    expect((await world.call('GET', 'calls', world.entra.issueToken({ oid }))).body.calls).toEqual([]);
    expect(softphone.pushes).toEqual([]);
    const again = await world.ring(oid, '{"PhoneNumber":"+12025550123"}', { idempotencyKey: 'k-409' });
    expect(again).toMatchObject({ status: 202, body: { connections: 1 } });
  });

  it('S7-13 S7-15 leaves no ghost in whatever order connected and disconnected come, also both at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const oid = somebody();
      const events = [
        () => upstream('OnClientConnected', oid, 'x'),
        () => upstream('OnClientDisconnect', oid, 'x'),
      ] as const;
      if (round % 3 === 0) await Promise.all(events.map((send) => send()));
      else for (const send of round % 3 === 1 ? [...events].reverse() : events) await send();
      expect(await rows(oid)).toHaveLength(1);
      await age(oid);
      expect(await ringStatus(oid)).toBe(409);
    }
  });

  it('counts a connection that was lost just now, because it will come back', async () => {
    const oid = somebody();
    await upstream('OnClientConnected', oid, 'y');
    await upstream('OnClientDisconnect', oid, 'y');
    expect(await world.ring(oid, '{"PhoneNumber":"+12025550123"}')).toMatchObject({
      status: 202,
      body: { connections: 0 },
    });
    // When it is back it finds the ring in its list of calls.
    const list = await world.call('GET', 'calls', world.entra.issueToken({ oid }));
    expect(list.body.calls).toMatchObject([{ state: 'offered' }]);
  });

  it('S7-31 is not changed by a replay, and each event costs one storage request', async () => {
    // The sweep asks storage every five seconds too: of three agents at most one can meet it.
    const costs: (readonly number[])[] = [];
    let oid = '';
    for (let agent = 0; agent < 3; agent += 1) {
      oid = somebody();
      const cost: number[] = [];
      for (const name of ['OnClientConnected', 'OnClientDisconnect']) {
        const before = world.storage.requests();
        expect((await upstream(name, oid, 'z')).status).toBe(200);
        cost.push(world.storage.requests() - before);
      }
      costs.push(cost);
    }
    expect(costs.filter((cost) => cost.every((requests) => requests === 1)).length).toBeGreaterThanOrEqual(2);
    const [row] = await rows(oid);
    for (const name of ['OnClientConnected', 'OnClientDisconnect']) {
      expect((await upstream(name, oid, 'z')).status).toBe(200);
    }
    expect(await rows(oid)).toEqual([row]);
  });

  it('S7-16 believes only the SignalR Service, by secret and signature', async () => {
    for (const name of ['OnClientConnected', 'OnClientDisconnect', 'SendMessageAcknowlegement']) {
      const attempt = (headers: Record<string, string>, secret?: string) => upstream(name, ada, 'w', headers, secret);
      expect((await attempt({}, 'wrong')).status).toBe(401);
      expect((await attempt({ 'x-asrs-signature': '' })).status).toBe(401);
      expect((await attempt({ 'x-asrs-signature': signature('other') })).status).toBe(401);
      expect((await attempt({ 'x-asrs-hub': 'another' })).status).toBe(403);
    }
    expect(await rows(ada)).toEqual([]);
  });

  it('A4-14 S7-29 takes the words of the agent itself about a connection that the SignalR Service has told of', async () => {
    const say = (oid: string, connectionStatus: unknown) =>
      world.call('POST', 'userclient', world.entra.issueToken({ oid }), {
        userId: oid,
        connectionId: 'u',
        connectionStatus,
      });
    for (const first of ['service', 'agent']) {
      const oid = somebody();
      const told = [() => upstream('OnClientConnected', oid, 'u'), () => say(oid, 'connected')];
      for (const tell of first === 'service' ? told : told.reverse()) expect((await tell()).status).toBe(200);
      expect(await world.ring(oid, '{"PhoneNumber":"+12025550123"}')).toMatchObject({ body: { connections: 1 } });
      await say(oid, 0);
      await age(oid);
      expect(await ringStatus(oid)).toBe(409);
    }
  });

  it('counts no connection that an agent invented, whatever is said of it, and keeps no row that lives', async () => {
    const oid = somebody();
    const token = world.entra.issueToken({ oid });
    const other = await world.connect(world.tokens.ben);
    for (const connectionId of ['invented', other.connection.connectionId]) {
      for (const connectionStatus of [1, 0, 'connected']) {
        await world.call('POST', 'userclient', token, { userId: oid, connectionId, connectionStatus });
        expect(await ringStatus(oid)).toBe(409);
      }
      expect((await world.call('POST', 'heartbeat', token, { connectionId })).status).toBe(200);
      expect(await ringStatus(oid)).toBe(409);
    }
    expect((await rows(oid)).filter((row) => row.disconnectedAtMs === undefined)).toEqual([]);
    await other.stop();
  });

  it('makes up for an event that was lost by a heartbeat, for which the SignalR Service is asked', async () => {
    const oid = somebody();
    world.signalr.setUpstream([]);
    const softphone = await world
      .connect(world.entra.issueToken({ oid }))
      .finally(() => world.signalr.setUpstream(upstreamRules(`${world.host.url}/api`, upstreamSecret)));
    expect(await ringStatus(oid)).toBe(409);
    const beat = () =>
      world.call('POST', 'heartbeat', world.entra.issueToken({ oid }), {
        connectionId: softphone.connection.connectionId,
      });
    await beat();
    expect(await world.ring(oid, '{"PhoneNumber":"+12025550123"}')).toMatchObject({ body: { connections: 1 } });
    const [row] = await rows(oid);
    await beat();
    expect((await rows(oid)).map(({ connectedAtMs }) => connectedAtMs)).toEqual([row?.connectedAtMs]);
    await softphone.stop();
  });

  it('reads an acknowledgement whatever the case of its keys, and answers it in the words of the hub protocol', async () => {
    const response = await fetch(`${world.host.url}/api/SendMessageAcknowlegement?secret=${upstreamSecret}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-asrs-connection-id': 'q',
        'x-asrs-hub': 'SoftPhone',
        'x-asrs-user-id': `${directory.tenantId}_${ada}`,
        'x-asrs-signature': signature('q'),
      },
      body: JSON.stringify({ Type: 1, InvocationId: '7', Target: 'sendMessage', Arguments: ['?'] }),
    });
    expect(await response.text()).toBe('{"type":3,"invocationId":"7","result":{"ok":false,"reason":"malformed"}}\x1e');
  });
});
