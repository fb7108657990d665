import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandRequested } from '../../../protocol/messages/answers';
import { openAmi } from '../../../telephony/asterisk/src/ami/amiConnection';
import { headerOf, toAmiMessage, type AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { createLog } from '../../../telephony/base/log';
import { Connector } from '../../../telephony/asterisk/src/connector/connector';
import { AdaptorRefused } from '../../../telephony/client/src/telephonyError';
import type { WebhookEvent } from '../../../telephony/client/src/webhooks/webhookEvent';
import { eventually } from '../../scenarios/harness/eventually';
import { ada, FakeClient, rights } from './fakeClient';
import { FakePbx } from './fakePbx';
import { answered, caller, event, phone, queueRings, row } from './pbxEvents';

const callId = 'pbx:p-1.2';

let pbx: FakePbx;
let adaptor: FakeClient;
let connector: Connector;
let logged: string[];

function create(recording: 'no' | 'pause' | 'agents' = 'no'): Connector {
  const address = { host: '127.0.0.1', port: pbx.port, user: 'crm', secret: 'secret' };
  return new Connector({
    settings: {
      ...{ system: 'pbx', agents: new Map([[ada, '101']]), dialContext: 'from-internal', context: 'crm', plus: '+' },
      ...{ answer: 'phone', recording, queues: new Map([['support', 'Support']]) },
    },
    client: adaptor.client,
    openPbx: (onEvent) => openAmi(address, onEvent),
    log: createLog((line) => logged.push(line)),
  });
}
const isUp = (): Promise<void> => eventually(() => pbx.named('CoreShowChannels').length > 0, true);
const gives = (name: string, rows: readonly AmiMessage[]): void => void pbx.answers.set(name, () => rows);

beforeEach(async () => {
  pbx = await FakePbx.start();
  adaptor = new FakeClient();
  logged = [];
  pbx.answers.set('ListCommands', () => rights);
  pbx.answers.set('ShowDialPlan', (action) =>
    headerOf(action, 'Extension') === '999' ? 'Did not find extension' : [rights],
  );
  gives('CoreShowChannels', []);
  gives('QueueStatus', []);
  connector = create();
  connector.start();
  await isUp();
  await eventually(() => connector.isUp, true);
});
afterEach(async () => {
  await connector.stop();
  await pbx.stop();
});

const talk = async (): Promise<void> => {
  pbx.tell(...queueRings());
  await eventually(() => adaptor.told.includes(`ring ${callId}`), true);
  pbx.tell(...answered());
  await eventually(() => adaptor.told.includes(`call.connected ${callId}`), true);
};
const webhook = (more: Partial<CommandRequested> & { readonly command: string }): WebhookEvent =>
  ({
    ...{ id: 'w', sentAtMs: Date.now(), event: {}, type: 'command.requested' },
    data: { callId, userId: ada, commandId: 'k1', expiresInMs: 8_000, ...more },
  }) as unknown as WebhookEvent;

it('a caller in a queue is offered with number, queue and wait, told as connected and as over, each once', async () => {
  await talk();
  pbx.tell(event('Hangup', phone, { Cause: '16' }));
  await eventually(() => adaptor.told.length, 3);
  expect(adaptor.told).toEqual([`ring ${callId}`, `call.connected ${callId}`, `call.disconnected ${callId} normal`]);
  expect(adaptor.rings).toEqual([
    expect.objectContaining({
      from: { number: '+12025550123' },
      queue: 'Support',
      waitedMs: expect.any(Number),
      direction: 'inbound',
      answerAtPhone: true,
    }),
  ]);
});

it('the PBX is cut off in mid-call: what is the same is no news, what is gone is told once', async () => {
  await talk();
  gives('CoreShowChannels', [row(caller, { BridgeId: 'b1' }), row({ ...phone, state: 6 }, { BridgeId: 'b1' })]);
  const asked = pbx.named('CoreShowChannels').length;
  pbx.cut();
  await eventually(() => pbx.named('CoreShowChannels').length > asked && connector.isUp, true);
  await sleep(100);
  expect(adaptor.told).toHaveLength(2);
  gives('CoreShowChannels', []);
  pbx.cut();
  await eventually(() => adaptor.told.length, 3);
  expect(adaptor.told.at(-1)).toBe(`call.disconnected ${callId} normal`);
});

it('a connector that starts anew takes over what goes on and ends what is gone', async () => {
  await connector.stop();
  const known = { userId: ada, final: true, connections: 1, outcome: 'accepted' } as const;
  adaptor.open = [
    { ...known, callId, state: 'connected' },
    { ...known, callId: 'pbx:p-0.9', state: 'held' },
  ];
  gives('CoreShowChannels', [row(caller, { BridgeId: 'b1' }), row({ ...phone, state: 6 }, { BridgeId: 'b1' })]);
  connector = create();
  connector.start();
  await eventually(() => adaptor.told.length, 2);
  expect([...adaptor.told].sort()).toEqual([`call.connected ${callId}`, 'call.disconnected pbx:p-0.9 normal']);
});

it('what an agent wants before a connector that starts anew knows the PBX ends no call', async () => {
  await connector.stop();
  const known = { userId: ada, final: true, connections: 1, outcome: 'accepted' } as const;
  adaptor.open = [{ ...known, callId, state: 'connected' }];
  gives('CoreShowChannels', [row(caller, { BridgeId: 'b1' }), row({ ...phone, state: 6 }, { BridgeId: 'b1' })]);
  pbx.isAway = true;
  connector = create();
  connector.start();
  connector.takeWebhook(webhook({ command: 'hold' }));
  await sleep(200);
  pbx.isAway = false;
  await eventually(() => pbx.named('Redirect').length, 1);
  expect(adaptor.told).toEqual([`call.connected ${callId}`]);
});

it('a connector that starts anew knows who is muted, so that Unmute is told', async () => {
  await connector.stop();
  const known = { userId: ada, final: true, connections: 1, outcome: 'accepted' } as const;
  adaptor.open = [{ ...known, callId, state: 'connected', muted: true }];
  gives('CoreShowChannels', [row(caller, { BridgeId: 'b1' }), row({ ...phone, state: 6 }, { BridgeId: 'b1' })]);
  connector = create();
  connector.start();
  await eventually(() => adaptor.told.at(-1), `call.connected ${callId}`);
  await sleep(50);
  connector.takeWebhook(webhook({ command: 'unmute' }));
  await eventually(() => adaptor.told.length, 2);
  expect(adaptor.told.at(-1)).toBe(`call.unmuted ${callId}`);
});

it.each([[0], [2]])(
  'a caller who hangs up before the offer is answered does not go on ringing, though it arrives %i tries later',
  async (tries) => {
    adaptor.hangs = true;
    pbx.tell(...queueRings());
    await eventually(() => adaptor.rings.length, 1);
    for (let one = 0; one < tries; one += 1)
      adaptor.failures.push(new AdaptorRefused(404, 'unknown-call', 'w', 'm', 't'));
    pbx.tell(event('HangupRequest', caller), event('Hangup', caller, { Cause: '16' }));
    pbx.tell(event('Hangup', phone, { Cause: '16' }));
    await eventually(() => adaptor.told.at(-1), `call.disconnected ${callId} cancelled`);
    expect([adaptor.rings.length, adaptor.failures.length]).toEqual([1, 0]);
  },
);

it('an agent without a softphone is offered the call again, and is told of it while it lasts', async () => {
  adaptor.failures.push(new AdaptorRefused(409, 'agent-not-connected', 'w', 'm', 't'));
  pbx.tell(...queueRings());
  await sleep(100);
  expect(adaptor.told).toEqual([]);
  pbx.tell(...answered());
  await eventually(() => adaptor.told.join(), `ring ${callId},call.connected ${callId}`);
});

it('hold parts the two, and is told when both have left their bridge', async () => {
  await talk();
  connector.takeWebhook(webhook({ command: 'hold' }));
  await eventually(() => pbx.named('Redirect').length, 1);
  const [redirect] = pbx.named('Redirect');
  expect(headerOf(redirect ?? new Map(), 'Channel')).toBe(caller.name);
  expect(headerOf(redirect ?? new Map(), 'ExtraExten')).toBe('quiet');
  pbx.tell(event('BridgeLeave', caller), event('BridgeLeave', { ...phone, state: 6 }));
  await eventually(() => adaptor.told.at(-1), `call.held ${callId}`);
});

it('a held call is retrieved also when a busy PBX refuses it for most of a second', async () => {
  await talk();
  connector.takeWebhook(webhook({ command: 'hold' }));
  await eventually(() => pbx.named('Redirect').length, 1);
  pbx.tell(event('BridgeLeave', caller), event('BridgeLeave', { ...phone, state: 6 }));
  await eventually(() => adaptor.told.at(-1), `call.held ${callId}`);
  const busyUntilMs = performance.now() + 900;
  pbx.answers.set('Bridge', () => {
    if (performance.now() < busyUntilMs) return 'Channel2 does not exists';
    pbx.tell(
      event('BridgeEnter', caller, { BridgeUniqueid: 'b2' }),
      event('BridgeEnter', { ...phone, state: 6 }, { BridgeUniqueid: 'b2' }),
    );
    return undefined;
  });
  connector.takeWebhook(webhook({ command: 'retrieve', commandId: 'k2' }));
  await eventually(() => adaptor.told.at(-1), `call.retrieved ${callId}`);
});

describe('a PBX that records', () => {
  beforeEach(async () => {
    await connector.stop();
    const more = ['MixMonitor', 'StopMixMonitor', 'MixMonitorMute'].map((name) => [name, 'x'] as const);
    pbx.answers.set('ListCommands', () => new Map([...rights, ...toAmiMessage(Object.fromEntries(more))]));
    const before = pbx.named('CoreShowChannels').length;
    connector = create('pause');
    connector.start();
    await eventually(() => pbx.named('CoreShowChannels').length > before && connector.isUp, true);
  });
  const muted = (State: string): AmiMessage => event('MixMonitorMute', caller, { Direction: 'both', State });
  const paused = async (): Promise<void> => {
    await talk();
    pbx.tell(event('MixMonitorStart', caller));
    await eventually(() => adaptor.told.at(-1), `call.record-started ${callId}`);
    connector.takeWebhook(webhook({ command: 'record-pause' }));
    await eventually(() => pbx.named('MixMonitorMute').length, 1);
    expect(adaptor.told).not.toContain(`call.record-paused ${callId}`);
    pbx.tell(muted('1'));
    await eventually(() => adaptor.told.at(-1), `call.record-paused ${callId}`);
  };

  it('agents may pause what it records, and the pause is told when the PBX tells it', async () => {
    await paused();
    expect(adaptor.rings).toEqual([expect.objectContaining({ capabilities: expect.arrayContaining(['recordPause']) })]);
    expect(adaptor.rings).not.toEqual([expect.objectContaining({ capabilities: expect.arrayContaining(['record']) })]);
    const [mute] = pbx.named('MixMonitorMute');
    expect(headerOf(mute ?? new Map(), 'Channel')).toBe(caller.name);
    expect(headerOf(mute ?? new Map(), 'Direction')).toBe('both');
  });

  it('a pause of what is paused already is confirmed: the PBX tells no change of it', async () => {
    await paused();
    connector.takeWebhook(webhook({ command: 'record-pause', commandId: 'k2' }));
    await eventually(() => adaptor.told.at(-1), `command.succeeded ${callId} k2`);
    expect(pbx.named('MixMonitorMute')).toHaveLength(2);
  });

  it('a call that it does not record cannot be paused, and the agent is told so', async () => {
    await talk();
    connector.takeWebhook(webhook({ command: 'record-pause' }));
    await eventually(() => adaptor.told.at(-1), `command.failed ${callId} k1`);
    expect(pbx.named('MixMonitorMute')).toEqual([]);
  });

  it.each([
    ['is paused once more after a cut', undefined, []],
    ['that cannot be paused again is told as recorded', 'Cannot set mute flag', [`call.record-resumed ${callId}`]],
  ])('a paused recording %s', async (_what, answer, more) => {
    await paused();
    const before = adaptor.told.length;
    pbx.answers.set('MixMonitorMute', () => answer);
    pbx.answers.set('Getvar', (action) => {
      const isRecorder = ['Channel', 'Variable'].map((name) => headerOf(action, name)).join(' ');
      return toAmiMessage({ Value: isRecorder === `${caller.name} MIXMONITOR_FILENAME` ? 'support-1.wav' : '' });
    });
    gives('CoreShowChannels', [row(caller, { BridgeId: 'b1' }), row({ ...phone, state: 6 }, { BridgeId: 'b1' })]);
    pbx.cut();
    await eventually(() => pbx.named('MixMonitorMute').length, 2);
    await sleep(100);
    expect(adaptor.told.slice(before)).toEqual(more);
  });
});

it.each([
  ['ahead', 20_000, 20],
  ['behind', -20_000, -20],
])('a clock that is %s of the adaptor’s is named once, not only its commands that fail', async (_how, ms, seconds) => {
  for (const id of ['w1', 'w2']) {
    const command = webhook({ command: 'hold', commandId: id });
    connector.takeWebhook({ ...command, id, sentAtMs: Date.now() - ms });
  }
  connector.takeWebhook({ ...webhook({ command: 'hold' }), sentAtMs: Date.now() - 1_500 });
  const said = logged.filter((line) => line.includes('clocks-differ'));
  expect(said.map((line) => (JSON.parse(line) as { seconds: number }).seconds)).toEqual([seconds]);
});

it('what the PBX refuses, what is too late and what cannot be dialled is told as failed', async () => {
  await talk();
  pbx.answers.set('PlayDTMF', () => 'Channel not found');
  connector.takeWebhook(webhook({ command: 'send-digits', digits: '1' }));
  await eventually(() => adaptor.told.at(-1), `command.failed ${callId} k1`);
  connector.takeWebhook(webhook({ command: 'blind-transfer', target: '999', commandId: 'k2' }));
  await eventually(() => adaptor.told.at(-1), `command.failed ${callId} k2`);
  connector.takeWebhook({ ...webhook({ command: 'hangup', commandId: 'k3' }), sentAtMs: 0 });
  await eventually(() => adaptor.told.at(-1), `command.failed ${callId} k3`);
  connector.takeWebhook(
    webhook({ command: 'dial', callId: 'd1', target: 'sip:x@example.com', format: 'sip', commandId: 'k4' }),
  );
  await eventually(() => adaptor.told.at(-1), 'command.failed d1 k4');
  expect(pbx.named('BlindTransfer')).toEqual([]);
  expect(pbx.named('Hangup')).toEqual([]);
  expect(pbx.named('Originate')).toEqual([]);
});

it('the same wish to dial in another webhook dials nothing more, and is not told as failed', async () => {
  const dial = webhook({ command: 'dial', callId: 'd1', target: '+12025550142', format: 'tel', commandId: 'd1' });
  connector.takeWebhook(dial);
  connector.takeWebhook({ ...dial, id: 'w2' });
  await eventually(() => pbx.named('Originate').length, 1);
  await sleep(100);
  expect(pbx.named('Originate')).toHaveLength(1);
  expect(adaptor.told).toEqual([]);
});

it('a caller whom a connector that was killed has left in silence hears music again', async () => {
  await connector.stop();
  gives('CoreShowChannels', [
    row({ ...caller, context: 'crm', exten: 'quiet' }),
    row({ ...phone, state: 6, context: 'crm', exten: 'quiet' }),
  ]);
  connector = create();
  connector.start();
  await eventually(() => pbx.named('Redirect').length, 1);
  const [redirect] = pbx.named('Redirect');
  expect(['Channel', 'Exten'].map((name) => headerOf(redirect ?? new Map(), name))).toEqual([caller.name, 'hold']);
});

it('a wish to dial that comes again after a restart dials nothing more, and is told as done', async () => {
  await connector.stop();
  gives('CoreShowChannels', [row({ ...phone, id: 'crm-d1', linked: 'crm-d1', state: 5 })]);
  adaptor.open = [
    { callId: 'd1', userId: ada, state: 'initiated', final: false, connections: 1, outcome: 'shown' },
  ] as unknown as typeof adaptor.open;
  connector = create();
  connector.start();
  await eventually(() => connector.isUp, true);
  connector.takeWebhook(
    webhook({ command: 'dial', callId: 'd1', target: '+12025550142', format: 'tel', commandId: 'd1' }),
  );
  await eventually(() => adaptor.told.includes('command.succeeded d1 d1'), true);
  expect(pbx.named('Originate')).toEqual([]);
});

it('a hangup that overtakes its dial: nobody is called, and the wish to dial is told as failed', async () => {
  connector.takeWebhook(webhook({ command: 'hangup', callId: 'd1', commandId: 'h1' }));
  connector.takeWebhook(
    webhook({ command: 'dial', callId: 'd1', target: '+12025550142', format: 'tel', commandId: 'd1' }),
  );
  await eventually(() => [...adaptor.told].sort().join(), 'command.failed d1 d1,command.failed d1 h1');
  expect(pbx.named('Originate')).toEqual([]);
});

it('a telephone that begins to ring when its wish to dial has long been told as failed is hung up', async () => {
  const dial = webhook({ command: 'dial', callId: 'd1', target: '+12025550142', format: 'tel', commandId: 'd1' });
  connector.takeWebhook({ ...dial, sentAtMs: Date.now() - 7_800 });
  await eventually(() => pbx.named('Originate').length, 1);
  await sleep(300);
  pbx.tell(event('Newchannel', { ...phone, id: 'crm-d1', linked: 'crm-d1', state: 0 }));
  await eventually(() => pbx.named('Hangup').length, 1);
});

it('a colleague whom the PBX begins to call when the consultation has failed is not rung', async () => {
  await talk();
  pbx.answers.set('Redirect', () => {
    setImmediate(() => pbx.tell(event('BridgeLeave', caller), event('BridgeLeave', { ...phone, state: 6 })));
    return undefined;
  });
  connector.takeWebhook(webhook({ command: 'consult', target: '102' }));
  await eventually(() => pbx.named('Originate').length, 1);
  await eventually(() => adaptor.told.at(-1), `command.failed ${callId} k1`);
  const id = headerOf(pbx.named('Originate')[0] ?? new Map(), 'ChannelId') ?? '';
  pbx.tell(event('Newchannel', { id, name: 'Local/102@from-internal-00000001;1' }));
  await eventually(() => pbx.named('Hangup').length, 1);
  expect(headerOf(pbx.named('Hangup')[0] ?? new Map(), 'Channel')).toBe('Local/102@from-internal-00000001;1');
});

describe('an agent who is at lunch', () => {
  const member = (Queue: string, Paused: string, PausedReason = ''): AmiMessage =>
    toAmiMessage({ Event: 'QueueMember', Queue, Location: 'PJSIP/101', Paused, PausedReason });
  const pauses = (): readonly (string | undefined)[] => pbx.named('QueuePause').map((one) => headerOf(one, 'Paused'));
  beforeEach(async () => {
    await connector.stop();
    gives('QueueStatus', [member('support', '0')]);
    pbx.answers.set('QueuePause', () => {
      gives('QueueStatus', [member('support', '1', 'Lunch')]);
      const told = { Event: 'QueueMemberPause', Queue: 'support', Interface: 'PJSIP/101', Paused: '1' };
      return void pbx.tell(toAmiMessage({ ...told, PausedReason: 'Lunch' }));
    });
    connector = create();
    connector.start();
    await eventually(() => connector.isUp, true);
    const lunch = { userId: ada, state: 'not-ready', ready: false, reason: 'Lunch', activity: 'idle', version: 2 };
    connector.takeWebhook({ type: 'agent.changed', data: lunch } as unknown as WebhookEvent);
    await eventually(() => pauses().join(), 'true');
    await sleep(50);
  });

  it('stays there when the PBX is restarted and has forgotten the pause', async () => {
    gives('QueueStatus', [member('support', '0')]);
    pbx.uptimeS = 1;
    pbx.cut();
    await eventually(() => pauses().join(), 'true,true');
    await sleep(50);
    expect(adaptor.told).toEqual([]);
  });

  it('stays there when somebody puts the telephone into one more queue', async () => {
    pbx.tell(toAmiMessage({ Event: 'QueueMemberAdded', Queue: 'other', Interface: 'PJSIP/101', Paused: '0' }));
    await eventually(() => pauses().join(), 'true,true');
    await sleep(50);
    expect(adaptor.told).toEqual([]);
  });

  it('is back when a supervisor has ended the pause while the connection was lost', async () => {
    gives('QueueStatus', [member('support', '0')]);
    pbx.cut();
    await eventually(() => adaptor.told.join(), 'setAgent {"ready":true}');
  });
});

it('nothing that is logged names a number, a person or a secret', async () => {
  pbx.tell(toAmiMessage({ Event: 'QueueMemberAdded', Queue: 'support', Interface: 'Local/12025550142@from-queue/n' }));
  await talk();
  connector.takeWebhook(webhook({ command: 'blind-transfer', target: '+12025550142' }));
  pbx.answers.set('BlindTransfer', () => 'No such channel');
  await sleep(100);
  // As Asterisk 22 says it of a channel to somebody who was dialled.
  pbx.answers.set('PlayDTMF', () => 'Channel does not exist: Local/+12025550142@from-internal-00000009;1');
  connector.takeWebhook(webhook({ command: 'send-digits', digits: '1', commandId: 'k2' }));
  await eventually(() => logged.some((line) => line.includes('send-digits')), true);
  pbx.cut();
  await sleep(400);
  const all = logged.join('\n');
  expect(logged.length).toBeGreaterThan(1);
  for (const secret of ['2025550', 'Maria', 'secret']) expect(all).not.toContain(secret);
});

it('a connector that is stopped while it connects ends all the same', async () => {
  const early = create();
  early.start();
  await sleep(5);
  await early.stop();
  const earlier = create();
  earlier.start();
  await earlier.stop();
});

describe('somebody is to be asked', () => {
  const name = 'Local/102@from-internal-00000001;1';
  const extensions = (): string =>
    pbx
      .named('Redirect')
      .map((one) => headerOf(one, 'ExtraExten') ?? headerOf(one, 'Exten'))
      .join();
  const parts = (): undefined =>
    void pbx.tell(event('BridgeLeave', caller), event('BridgeLeave', { ...phone, state: 6, context: 'crm' }));

  it('and the agent hangs up before that one is called: nobody is left ringing', async () => {
    await talk();
    pbx.answers.set('Redirect', parts);
    pbx.answers.set('Originate', (action) => {
      const asked = { id: headerOf(action, 'ChannelId') ?? '', name };
      return void pbx.tell(event('Hangup', phone, { Cause: '16' }), event('Newchannel', asked));
    });
    connector.takeWebhook(webhook({ command: 'consult', target: '102' }));
    await eventually(() => adaptor.told.some((one) => one.startsWith('command.failed')), true);
    expect(pbx.named('Hangup').map((one) => headerOf(one, 'Channel'))).toContain(name);
  });

  it('about a call on hold, and cannot be called: it does not ring in the agent’s ear', async () => {
    await talk();
    pbx.answers.set('Redirect', parts);
    connector.takeWebhook(webhook({ command: 'hold' }));
    await eventually(() => adaptor.told.at(-1), `call.held ${callId}`);
    pbx.answers.set('Originate', () => 'Originate failed');
    connector.takeWebhook(webhook({ command: 'consult', target: '102' }));
    await eventually(() => adaptor.told.some((one) => one.startsWith('command.failed')), true);
    expect(extensions()).toBe('quiet,asks,quiet');
  });
});
