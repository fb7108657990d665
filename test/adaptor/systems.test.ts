import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptor } from '../../adaptor/src/app/adaptor';
import { timings } from '../../adaptor/src/base/timings';
import { keyOf } from '../../adaptor/src/calls/callRows';
import { shardsOf } from '../../adaptor/src/model/rowKeys';
import { newCall } from '../../adaptor/src/model/newCall';
import { readSettings } from '../../adaptor/src/settings/readSettings';
import type { SystemSettings } from '../../adaptor/src/settings/settings';
import { listCalls } from '../../adaptor/src/functions/listCalls';
import { createDueStore } from '../../adaptor/src/storage/dueStore';
import { MemoryTable } from '../chaos/service/memoryTable';
import { eventually } from './adaptorWorld';
import { badPeers, startBadPeer } from './badPeers';
import { memorySettings } from './memorySettings';

const oid = '70000000-0000-4000-8000-0000000000a1';
const north = '70000000-0000-4000-8000-0000000000c1';
const south = '70000000-0000-4000-8000-0000000000c2';
const unregistered = '70000000-0000-4000-8000-0000000000c3';
const keys = [Buffer.alloc(32, 1)];
const webhook = (url: string) => ({ url, keys, allowedNetworks: undefined });

const toStop: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(toStop.splice(0).map((stop) => stop())));

async function startHanging() {
  const peer = await startBadPeer(badPeers['never answers']);
  toStop.push(peer.stop);
  return peer;
}

/** Notes who is told what. */
async function startReceiver() {
  const told: { readonly type: string; readonly subject: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      told.push(JSON.parse(Buffer.concat(chunks).toString()) as (typeof told)[number]);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  toStop.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { told, url };
}

type Systems = Partial<Pick<typeof memorySettings, 'webhook' | 'dialling' | 'systems'>>;

/** @param before one whose storage it takes over, with other settings */
async function startAdaptor(systems: Systems, before?: { readonly table: MemoryTable }) {
  const state = { nowMs: Date.now() };
  const table = before?.table ?? new MemoryTable();
  const carry = <T>(_kind: unknown, act: () => T): Promise<T> => Promise.resolve().then(act);
  const tables = {
    connections: new MemoryTable().client(carry),
    calls: table.client(carry),
    ready: () => Promise.resolve(),
  };
  const log = { info: () => undefined, warn: () => undefined };
  const adaptor = createAdaptor({ ...memorySettings, ...systems }, log, {
    clock: () => state.nowMs,
    edges: {
      tables,
      sendHttp: () => Promise.resolve(202),
      verifier: {
        agent: () => Promise.resolve({ oid }),
        telephony: () => Promise.resolve({ appId: north }),
        signalRService: () => Promise.resolve(),
      },
    },
  });
  await adaptor.storeUserInformation(oid, 'connection', 'connected');
  const offer = (source: string, callId: string) =>
    newCall(
      { type: 'call.offered', callId, channel: 'voice', direction: 'inbound', from: {}, to: {}, assumed: false },
      source,
      oid,
      memorySettings,
      state.nowMs,
    );
  return {
    adaptor,
    state,
    table,
    tables,
    /** Rings, and is shown: so something is told. */
    ringAndShow: async (source: string, callId: string) => {
      const call = offer(source, callId);
      await adaptor.ringAgent(call);
      await adaptor.answerSoftphone(oid, {
        specversion: '1.0',
        id: `shown ${callId}`,
        source: '/softphone',
        type: 'ring.acknowledged',
        data: { callId, source, outcome: 'shown' },
      });
      return call;
    },
    looksOn: (shelf: 'send' | `send-${string}`) =>
      table.rowsOf((row) => shardsOf(shelf).includes(row.partitionKey)).length,
  };
}

const system = (name: string, app: string, url: string, more: Partial<SystemSettings> = {}): SystemSettings => ({
  name,
  directory: false,
  displayName: name,
  app,
  webhook: webhook(url),
  dialFormats: undefined,
  browserPhone: false,
  ...more,
});

describe('several telephony systems beside each other', () => {
  it("are told of their own calls and of nobody else's; an app without settings of its own is told at the common address", async () => {
    const [common, atNorth, atSouth] = await Promise.all([startReceiver(), startReceiver(), startReceiver()]);
    const { ringAndShow } = await startAdaptor({
      webhook: webhook(common.url),
      systems: [system('north', north, atNorth.url), system('south', south, atSouth.url)],
    });
    await ringAndShow(north, 'call-north');
    await ringAndShow(south, 'call-south');
    await ringAndShow(unregistered, 'call-other');
    await eventually('three reports', () => [common, atNorth, atSouth].every(({ told }) => told.length === 1));
    expect(atNorth.told.map(({ subject }) => subject)).toEqual(['call-north']);
    expect(atSouth.told.map(({ subject }) => subject)).toEqual(['call-south']);
    expect(common.told.map(({ subject }) => subject)).toEqual(['call-other']);
  });

  it('all learn how an agent stands, also while one of them hangs, and the hanging one is asked again', async () => {
    const [hanging, atSouth] = await Promise.all([startHanging(), startReceiver()]);
    const { adaptor, looksOn } = await startAdaptor({
      systems: [system('north', north, hanging.url), system('south', south, atSouth.url)],
    });
    await adaptor.agentChanger.change(oid, { ready: false, changedBy: 'agent' });
    const { told } = await eventually('south is told', () => atSouth.told.length === 1 && atSouth);
    expect(told).toMatchObject([{ type: expect.stringContaining('agent.changed') as string, subject: oid }]);
    await eventually('south is crossed off', () => looksOn(`send-${south}`) === 0);
    expect((await adaptor.agents.get(oid)).record.outbox.map(({ to }) => to)).toEqual([north]);
    expect(looksOn(`send-${north}`)).toBe(1);
  }, 20_000);

  it('do not wait for each other: more webhooks than one sweep looks at are due to a system that hangs', async () => {
    const [hanging, atSouth] = await Promise.all([startHanging(), startReceiver()]);
    const { adaptor, state } = await startAdaptor({
      systems: [system('north', north, hanging.url), system('south', south, atSouth.url)],
    });
    // As if an instance had died before it sent them: only rows are left.
    const due = async (app: string, count: number): Promise<void> => {
      for (let number = 0; number < count; number += 1) {
        const entry = {
          id: `msg-${app}-${number}`,
          type: 'ring.reported',
          data: {},
          createdAtMs: state.nowMs,
          attempts: 1,
          nextAtMs: state.nowMs,
        };
        const call = newCall(
          {
            type: 'call.offered',
            callId: `${app}-${number}`,
            channel: 'voice',
            direction: 'inbound',
            from: {},
            to: {},
            assumed: false,
          },
          app,
          oid,
          memorySettings,
          state.nowMs,
        );
        await adaptor.calls.insert({ ...call, outbox: [entry] });
        // A look that the call's own change would have stored.
        await adaptor.changer.settle(keyOf(call));
      }
    };
    await due(north, 1_100);
    await due(south, 1);
    state.nowMs += 1;
    const sweeping = adaptor.sweep();
    await eventually('south is told', () => atSouth.told.length === 1);
    expect(hanging.counts.connections).toBeLessThanOrEqual(64);
    await sweeping;
  }, 30_000);

  it('are dialled by what each declares, and the softphone is offered the first', async () => {
    const { adaptor } = await startAdaptor({
      systems: [
        system('north', north, 'http://127.0.0.1:9/'),
        system('south', south, 'http://127.0.0.1:9/', { dialFormats: ['sip'], browserPhone: true }),
      ],
    });
    const headers = new Headers({ authorization: 'Bearer x' });
    const list = await listCalls(adaptor)({ headers } as unknown as Parameters<ReturnType<typeof listCalls>>[0]);
    expect(JSON.parse(list.body as string)).toMatchObject({
      dialling: { source: south, formats: ['sip'] },
      browserPhone: true,
    });
    const dial = (source: string, format: string) =>
      adaptor.answerSoftphone(oid, {
        specversion: '1.0',
        id: `dial ${source} ${format}`,
        source: '/softphone',
        type: 'command.dial',
        data: { callId: '70000000-0000-4000-8000-0000000000d1', source, target: 'sip:ada@example.com', format },
      });
    expect(await dial(north, 'sip')).toMatchObject({ ok: false, reason: 'not-possible' });
    expect(await dial(south, 'tel')).toMatchObject({ ok: false, reason: 'not-possible' });
    expect(await dial(south, 'sip')).toMatchObject({ ok: true });
  });

  it('are dialled each in its formats, and of two that take one the first dials it', async () => {
    const { adaptor } = await startAdaptor({
      systems: [
        system('north', north, 'http://127.0.0.1:9/', { dialFormats: ['tel', 'sip'] }),
        system('south', south, 'http://127.0.0.1:9/', { dialFormats: ['sip', 'mailto'] }),
      ],
    });
    const headers = new Headers({ authorization: 'Bearer x' });
    const list = await listCalls(adaptor)({ headers } as unknown as Parameters<ReturnType<typeof listCalls>>[0]);
    expect(JSON.parse(list.body as string)).toMatchObject({
      dialling: { source: north, formats: ['tel', 'sip'] },
      alsoDialling: [{ source: south, formats: ['mailto'] }],
    });
    const dialled = await adaptor.answerSoftphone(oid, {
      specversion: '1.0',
      id: 'dial an address',
      source: '/softphone',
      type: 'command.dial',
      data: {
        callId: '70000000-0000-4000-8000-0000000000d2',
        source: south,
        target: 'mailto:ada@example.com',
        format: 'mailto',
      },
    });
    expect(dialled).toMatchObject({ ok: true });
  });

  it('have their calls told at the common address once they are taken out of the settings, and leave no looks behind', async () => {
    const common = await startReceiver();
    const first = await startAdaptor({ systems: [system('north', north, 'http://127.0.0.1:9/')] });
    const call = await first.ringAndShow(north, 'call-north');
    await first.adaptor.agentChanger.change(oid, { ready: false, changedBy: 'agent' });
    await eventually('a look is stored', () => first.looksOn(`send-${north}`) === 1);
    const second = await startAdaptor({ webhook: webhook(common.url) }, first);
    second.state.nowMs = call.ringEndsAtMs + 1;
    await second.adaptor.sweep();
    await eventually('both reports', () => common.told.length === 2);
    const due = createDueStore(first.tables);
    await due.prune(first.state.nowMs);
    expect(first.looksOn(`send-${north}`)).toBe(1);
    await due.prune(first.state.nowMs + timings.webhookLifeMs);
    expect(first.looksOn(`send-${north}`)).toBe(0);
  });
});

describe('their settings', () => {
  const tenantId = '6a1f0c3e-0d3b-4c2a-9d55-1f2e3d4c5b6a';
  const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
  const complete = {
    ApiScope: 'functionuser',
    Authority: `https://login.microsoftonline.com/${tenantId}/`,
    'AzureAd:ClientId': '2d8a6c1b-3a54-4b1f-9a8f-1b5c7d9e0f21',
    'AzureAd:TenantId': tenantId,
    AzureSignalRConnectionString: 'Endpoint=https://softphone.service.signalr.net;AccessKey=a+b/c==;Version=1.0;',
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    HubName: 'MyHub',
    StorageUserTable: 'Users',
    TelephonySystems: 'north, South',
    TelephonyApp_north: north.toUpperCase(),
    TelephonyWebhookUrl_north: 'https://north.example.com/hook',
    TelephonyWebhookSecret_north: secret,
    DialFormats_north: 'tel, sip',
    TelephonyApp_South: south,
    TelephonyWebhookUrl_South: 'https://south.example.com/hook',
    TelephonyWebhookSecret_South: secret,
  };

  it('are those of the one system with its name behind them', () => {
    expect(readSettings(complete)).toMatchObject({
      webhook: undefined,
      systems: [
        {
          name: 'north',
          app: north,
          webhook: { url: complete.TelephonyWebhookUrl_north },
          dialFormats: ['tel', 'sip'],
        },
        { name: 'South', app: south, webhook: { url: complete.TelephonyWebhookUrl_South }, dialFormats: undefined },
      ],
    });
  });

  it.each([
    ['a missing app', { TelephonyApp_north: '' }, 'TelephonyApp_north is missing'],
    ['an app that is no id', { TelephonyApp_north: 'north' }, 'TelephonyApp_north is no id'],
    ['a missing address', { TelephonyWebhookUrl_South: '' }, 'TelephonyWebhookUrl_South is missing'],
    [
      'a private address',
      { TelephonyWebhookUrl_South: 'https://10.0.0.1/' },
      'TelephonyWebhookUrl_South names a private',
    ],
    ['a missing secret', { TelephonyWebhookSecret_South: '' }, 'missing although TelephonyWebhookUrl_South is set'],
    ['a short secret', { TelephonyWebhookSecret_South: 'whsec_AAAA' }, 'TelephonyWebhookSecret_South is not base64'],
    ['dial formats that are none', { DialFormats_north: '9' }, 'DialFormats_north is no list'],
    ['a browser phone that is maybe', { BrowserPhone_north: 'maybe' }, 'BrowserPhone_north is neither'],
    ['a name twice', { TelephonySystems: 'north, North' }, 'TelephonySystems is no list'],
    ['a name that no setting can have', { TelephonySystems: 'north, the-south' }, 'TelephonySystems is no list'],
    ['one app for two', { TelephonyApp_South: north }, 'TelephonySystems has two systems of one and the same app'],
    [
      'dialling that is said twice',
      {
        DialTelephonyApp: north,
        TelephonyWebhookUrl: 'https://example.com/hook',
        TelephonyWebhookSecret: secret,
      },
      'DialTelephonyApp is the app of north, for which DialFormats_north says it',
    ],
  ])('stop the start, by their whole names: %s', (_what, wrong, says) => {
    expect(() => readSettings({ ...complete, ...wrong })).toThrow(says);
  });
});
