import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandRequested } from '../../../protocol/messages/answers';
import { openAmi } from '../../../telephony/asterisk/src/ami/amiConnection';
import { headerOf, toAmiMessage, type AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { createLog } from '../../../telephony/base/log';
import { Connector } from '../../../telephony/asterisk/src/connector/connector';
import type { WebhookEvent } from '../../../telephony/client/src/webhooks/webhookEvent';
import { eventually } from '../../scenarios/harness/eventually';
import { FakeAri } from './fakeAri';
import { ada, FakeClient, rights } from './fakeClient';
import { FakePbx } from './fakePbx';
import { answered, caller, event, phone, queueRings, row, type ChannelFields } from './pbxEvents';

const dialog = '4bd0b7ac-5c76-4d3b-9cab-3d7e9f1a2b43';
const callId = `pbx:p-1.2/${dialog}`;
const again = { ...phone, id: 'p-1.9', name: 'PJSIP/101-00000009' };
let pbx: FakePbx;
let adaptor: FakeClient;
let connector: Connector;
let logged: string[];
/** Packets that came in at the agent's telephone so far. */
let packets: number;
let soundGoesOn: boolean;

beforeEach(async () => {
  [pbx, adaptor, logged, packets, soundGoesOn] = [await FakePbx.start(), new FakeClient(), [], 100, true];
  const ari = new FakeAri();
  ari.browser('101');
  pbx.answers.set('ListCommands', () => rights);
  pbx.answers.set('ShowDialPlan', () => [rights]);
  pbx.answers.set('CoreShowChannels', () => []);
  pbx.answers.set('QueueStatus', () => []);
  pbx.answers.set('Getvar', (action) => {
    const of = headerOf(action, 'Variable');
    if (of === 'CHANNEL(pjsip,call-id)') return toAmiMessage({ Value: dialog });
    if (of !== 'CHANNEL(rtcp,rxcount)') return toAmiMessage({ Value: '' });
    if (soundGoesOn) packets += 15;
    return toAmiMessage({ Value: String(packets) });
  });
  connector = new Connector({
    settings: {
      ...{ system: 'pbx', agents: new Map([[ada, '101']]), dialContext: 'from-internal', context: 'crm', plus: '+' },
      ...{ answer: 'phone', recording: 'no', queues: new Map() },
      browserPhone: {
        url: 'wss://pbx.example.com/ws',
        ari: { url: 'http://127.0.0.1:8088/ari', user: 'crm', secret: 's' },
        ice: [],
      },
    },
    client: adaptor.client,
    openPbx: (onEvent) => openAmi({ host: '127.0.0.1', port: pbx.port, user: 'crm', secret: 'secret' }, onEvent),
    ari,
    log: createLog((line) => logged.push(line)),
  });
  connector.start();
  await eventually(() => connector.isUp, true);
});
afterEach(async () => {
  await connector.stop();
  await pbx.stop();
});

const told = (what: string): Promise<void> => eventually(() => adaptor.told.includes(what), true);
const talk = async (): Promise<void> => {
  registers('Created', 'abc');
  pbx.tell(...queueRings());
  await told(`ring ${callId}`);
  pbx.tell(...answered());
  await told(`call.connected ${callId}`);
};
function registers(status: string, instance: string): void {
  const URI = `sip:${instance}@127.0.0.1:5060;transport=ws`;
  pbx.tell(toAmiMessage({ Event: 'ContactStatus', ContactStatus: status, AOR: '101', EndpointName: '101', URI }));
}
const command = (given: Partial<CommandRequested> & { readonly command: string }): void =>
  connector.takeWebhook({
    ...{ id: 'w', sentAtMs: Date.now(), event: {}, type: 'command.requested' },
    data: { callId, userId: ada, commandId: 'k1', expiresInMs: 8_000, ...given },
  } as unknown as WebhookEvent);
const sentTo = (): string =>
  pbx
    .named('Redirect')
    .map((one) => headerOf(one, 'Exten'))
    .join();
const leaves = (): readonly AmiMessage[] => [
  event('BridgeLeave', caller, { BridgeUniqueid: 'b1' }),
  event('BridgeLeave', { ...phone, state: 6 }, { BridgeUniqueid: 'b1' }),
  event('Hangup', phone, { Cause: '16' }),
];
const takenUp = (): readonly AmiMessage[] => [
  event('Newchannel', { ...again, state: 0 }),
  event('DialBegin', { ...caller, context: 'crm', exten: 'take' }, {}, again),
  event('Newstate', { ...again, state: 6 }),
  event('BridgeEnter', caller, { BridgeUniqueid: 'b2' }),
  event('BridgeEnter', { ...again, state: 6 }, { BridgeUniqueid: 'b2' }),
];

it('a call names the INVITE that belongs to it, and offers what a browser does by itself', async () => {
  await talk();
  const [ring] = adaptor.rings as { readonly capabilities: readonly string[]; readonly comments?: string }[];
  expect(ring?.capabilities).toEqual(expect.arrayContaining(['answer', 'hold', 'mute', 'reject', 'dtmf']));
  // Accept answers: nobody is sent to a telephone.
  expect(ring?.comments).toBeUndefined();
});

it('a dialled call’s INVITE names the call, so that the browser answers for it by itself', async () => {
  command({ command: 'dial', callId: 'd-1', target: '+12025550142', format: 'tel' } as never);
  await eventually(() => pbx.named('Originate').length, 1);
  expect(pbx.named('Originate')[0]?.get('Variable')).toEqual([
    'PJSIP_HEADER(add,Call-Info)=<sip:crm.invalid>;answer-after=0',
    'PJSIP_HEADER(add,X-Call-Id)=d-1',
  ]);
});

it('hold, mute and the end in the browser are told, and the PBX is not asked to do them again', async () => {
  await talk();
  pbx.tell(event('Hold', { ...phone, state: 6 }));
  await told(`call.held ${callId}`);
  command({ command: 'hold' });
  await told(`command.succeeded ${callId} k1`);
  pbx.tell(event('Unhold', { ...phone, state: 6 }));
  command({ command: 'retrieve', commandId: 'k2' });
  await told(`command.succeeded ${callId} k2`);
  command({ command: 'mute', commandId: 'k3' });
  await told(`call.muted ${callId}`);
  expect(pbx.named('MuteAudio')).toEqual([]);
  expect(sentTo()).toBe('');
  // Its BYE was faster than the command.
  pbx.answers.set('Hangup', () => 'No such channel');
  command({ command: 'hangup', commandId: 'k4' });
  await sleep(50);
  pbx.tell(event('Hangup', phone, { Cause: '16' }));
  await told(`call.disconnected ${callId} normal`);
  expect(adaptor.told.filter((one) => one.includes('failed'))).toEqual([]);
});

it('hold clicked in another browser of the agent parts the two at the PBX, and its Resume joins them', async () => {
  await talk();
  command({ command: 'hold' });
  await eventually(() => sentTo(), 'hold');
  pbx.tell(...leaves().slice(0, 2));
  await told(`call.held ${callId}`);
  command({ command: 'retrieve', commandId: 'k2' });
  await eventually(() => pbx.named('Bridge').length, 1);
});

it('a browser that goes in mid-call: its caller hears music, and the next registration gets the same call back', async () => {
  await talk();
  soundGoesOn = false;
  registers('Removed', 'abc');
  await eventually(() => sentTo(), 'lost');
  const set = pbx.named('Setvar').map((one) => [headerOf(one, 'Variable'), headerOf(one, 'Value')]);
  expect(set).toEqual([
    ['__CRM_CALL', callId],
    ['CRM_PHONE', '101'],
    ['CRM_QUEUE', 'support'],
  ]);
  pbx.tell(...leaves());
  registers('Created', 'xyz');
  await eventually(() => sentTo(), 'lost,take');
  pbx.tell(...takenUp());
  await sleep(100);
  expect(adaptor.told).toEqual([`ring ${callId}`, `call.connected ${callId}`]);
  // What is done from here on is done to the new channel, and its end is the end.
  command({ command: 'send-digits', digits: '1' } as never);
  await told(`command.succeeded ${callId} k1`);
  pbx.tell(event('Hangup', again, { Cause: '16' }));
  await told(`call.disconnected ${callId} normal`);
});

it('a page that is back before anybody noticed is rung at once, without music in between', async () => {
  await talk();
  soundGoesOn = false;
  registers('Created', 'xyz');
  registers('Removed', 'abc');
  await eventually(() => sentTo(), 'take');
});

it('a call that was on hold comes back on hold: nobody is heard by surprise', async () => {
  await talk();
  pbx.tell(event('Hold', { ...phone, state: 6 }));
  await told(`call.held ${callId}`);
  soundGoesOn = false;
  registers('Removed', 'abc');
  await eventually(() => sentTo(), 'lost');
  pbx.tell(...leaves());
  registers('Created', 'xyz');
  await eventually(() => sentTo(), 'lost,take');
  pbx.tell(...takenUp());
  await sleep(100);
  expect(adaptor.told.at(-1)).toBe(`call.held ${callId}`);
});

it('a registration that is lost while the sound goes on changes nothing', async () => {
  await talk();
  registers('Removed', 'abc');
  registers('Created', 'abc');
  await sleep(500);
  expect(sentTo()).toBe('');
});

it('a call that is ended while its far end is prepared to wait is not sent there', async () => {
  await talk();
  soundGoesOn = false;
  pbx.answers.set('Setvar', () => {
    pbx.tell(...leaves());
    return undefined;
  });
  registers('Removed', 'abc');
  await told(`call.disconnected ${callId} normal`);
  await sleep(100);
  expect(sentTo()).toBe('');
});

it.each([
  ['the caller hangs up', event('Hangup', caller, { Cause: '16' }), 'normal'],
  ['the queue has the caller again', event('QueueCallerJoin', caller, { Queue: 'support' }), 'error'],
])('nobody comes back and %s: the call is told as over', async (_what, end, reason) => {
  await talk();
  soundGoesOn = false;
  registers('Removed', 'abc');
  await eventually(() => sentTo(), 'lost');
  pbx.tell(...leaves(), end);
  await told(`call.disconnected ${callId} ${reason}`);
});

it('End call while the browser is gone ends the caller who waits', async () => {
  await talk();
  soundGoesOn = false;
  registers('Removed', 'abc');
  await eventually(() => sentTo(), 'lost');
  pbx.tell(...leaves());
  command({ command: 'hangup' });
  await eventually(
    () =>
      pbx
        .named('Hangup')
        .map((one) => headerOf(one, 'Channel'))
        .join(),
    caller.name,
  );
});

it('the connection to the PBX is cut while the caller waits: the call is the same afterwards, however far it has come', async () => {
  await talk();
  soundGoesOn = false;
  registers('Removed', 'abc');
  await eventually(() => sentTo(), 'lost');
  pbx.tell(...leaves());
  pbx.answers.set('CoreShowChannels', () => [
    row(caller, { BridgeId: 'b2' }),
    row({ ...again, state: 6 }, { BridgeId: 'b2' }),
  ]);
  const asked = pbx.named('CoreShowChannels').length;
  pbx.cut();
  await eventually(() => pbx.named('CoreShowChannels').length > asked && connector.isUp, true);
  await sleep(100);
  expect(adaptor.told).toEqual([`ring ${callId}`, `call.connected ${callId}`]);
});

it('without the extensions for it in the dialplan no caller is sent there, and the log says so', async () => {
  pbx.answers.set('ShowDialPlan', (action) =>
    headerOf(action, 'Extension') === 'take' ? 'Did not find extension' : [rights],
  );
  pbx.cut();
  await eventually(() => logged.some((line) => line.includes('own-context-old')), true);
  await eventually(() => connector.isUp, true);
  await talk();
  soundGoesOn = false;
  registers('Removed', 'abc');
  await sleep(450);
  expect(sentTo()).toBe('');
});

it('a tab that goes while somebody is asked keeps the caller, and who was asked does not wait for nobody', async () => {
  const name = 'Local/102@from-internal-00000001;1';
  await talk();
  pbx.answers.set('Redirect', (action) => {
    if (headerOf(action, 'Exten') !== 'hold') return undefined;
    return void pbx.tell(...leaves().slice(0, 2));
  });
  pbx.answers.set('Originate', (action) => {
    return void pbx.tell(event('Newchannel', { id: headerOf(action, 'ChannelId') ?? '', name }));
  });
  command({ command: 'consult', target: '102' });
  await eventually(() => pbx.named('Originate').length, 1);
  soundGoesOn = false;
  registers('Removed', 'abc');
  await eventually(() => sentTo().endsWith('lost'), true);
  pbx.tell(event('Hangup', phone, { Cause: '16' }));
  await eventually(
    () =>
      pbx
        .named('Hangup')
        .map((one) => headerOf(one, 'Channel'))
        .join(),
    name,
  );
});

it('a tab that goes in a conference is out of it, and the others go on', async () => {
  const asked = { id: '', name: 'Local/102@from-internal-00000001;1', state: 6, context: 'crm' };
  const own = { ...phone, state: 6, context: 'crm' };
  const enter = (bridge: string, ...channels: readonly ChannelFields[]): void =>
    pbx.tell(...channels.map((one) => event('BridgeEnter', one, { BridgeUniqueid: bridge })));
  await talk();
  pbx.answers.set('Originate', (action) => {
    asked.id = headerOf(action, 'ChannelId') ?? '';
    pbx.tell(event('Newchannel', asked));
    return void enter('b2', { ...asked, exten: 'room1' });
  });
  pbx.answers.set('Redirect', (action) => {
    const exten = headerOf(action, 'Exten') ?? '';
    if (exten === 'hold') pbx.tell(...leaves().slice(0, 2));
    if (exten.startsWith('seat')) enter('b2', { ...own, exten });
    if (exten.startsWith('meet') && headerOf(action, 'Channel') === own.name)
      enter('b3', { ...caller, context: 'crm', exten }, { ...asked, exten }, { ...own, exten });
    return undefined;
  });
  command({ command: 'consult', target: '102' });
  await eventually(() => adaptor.told.filter((one) => one.startsWith('call.connected')).length, 2);
  command({ command: 'merge' });
  await told(`call.conferenced ${callId}`);
  const redirects = pbx.named('Redirect').length;
  soundGoesOn = false;
  registers('Removed', 'abc');
  await told(`call.disconnected ${callId} transferred`);
  expect(pbx.named('Hangup').map((one) => headerOf(one, 'Channel'))).toEqual([phone.name]);
  expect(pbx.named('Redirect')).toHaveLength(redirects);
});
