import { openAmi } from '../../../telephony/asterisk/src/ami/amiConnection';
import { toAmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { createLog } from '../../../telephony/base/log';
import { Connector } from '../../../telephony/asterisk/src/connector/connector';
import type { WebhookEvent } from '../../../telephony/client/src/webhooks/webhookEvent';
import { eventually } from '../../scenarios/harness/eventually';
import { ada, FakeClient, rights } from './fakeClient';
import { FakePbx } from './fakePbx';
import { answered, caller, phone, queueRings, row } from './pbxEvents';

const callId = 'pbx:p-1.2';
const ben = '70000000-0000-4000-8000-0000000000b2';

let pbx: FakePbx;
let adaptor: FakeClient;
let connector: Connector | undefined;
let logged: string[];

const mailbox = (VoiceMailbox: string, Email: string) =>
  toAmiMessage({ Event: 'VoicemailUserEntry', VMContext: 'default', VoiceMailbox, Email, Fullname: 'Ada Lovelace' });

beforeEach(async () => {
  pbx = await FakePbx.start();
  adaptor = new FakeClient();
  logged = [];
  pbx.answers.set('ListCommands', () => toAmiMessage({ ...Object.fromEntries(rights), VoicemailUsersList: 'x' }));
  pbx.answers.set('ShowDialPlan', () => [rights]);
  pbx.answers.set('CoreShowChannels', () => []);
  pbx.answers.set('QueueStatus', () => []);
});
afterEach(async () => {
  await connector?.stop();
  await pbx.stop();
});

async function starts(agents: {
  readonly byId?: readonly [string, string][];
  readonly emails?: readonly [string, string][];
  readonly mailboxes?: string;
}): Promise<Connector> {
  const { byId = [], emails = [], mailboxes } = agents;
  const address = { host: '127.0.0.1', port: pbx.port, user: 'crm', secret: 'secret' };
  const started = new Connector({
    settings: {
      ...{ system: 'pbx', agents: new Map(byId), dialContext: 'from-internal', context: 'crm', plus: '+' },
      ...{ answer: 'phone', recording: 'no', queues: new Map(), emails: new Map(emails) },
      ...(mailboxes === undefined ? {} : { mailboxes }),
    },
    client: adaptor.client,
    openPbx: (onEvent) => openAmi(address, onEvent),
    log: createLog((line) => logged.push(line)),
  });
  connector = started;
  started.start();
  await eventually(() => started.isUp && logged.some((line) => line.includes('pbx-connected')), true);
  return started;
}
const changed = (userId: string, email?: string): WebhookEvent =>
  ({
    ...{ id: 'w', sentAtMs: Date.now(), event: {}, type: 'agent.changed' },
    data: {
      ...{ userId, state: 'available', ready: true, activity: 'idle', changedBy: 'agent', version: 1 },
      ...(email === undefined ? {} : { email }),
    },
  }) as unknown as WebhookEvent;
const rang = (): boolean => adaptor.told.includes(`ring ${callId}`);

it('an agent whom the setting names by e-mail has the call at that telephone', async () => {
  adaptor.people.set(ada, 'ada@example.com');
  await starts({ emails: [['ada@example.com', '101']] });
  pbx.tell(...queueRings());
  await eventually(rang, true);
});

it('an agent whose e-mail is at a mailbox has the telephone of that number', async () => {
  adaptor.people.set(ada, 'ada@example.com');
  pbx.answers.set('VoicemailUsersList', () => [mailbox('101', 'Ada@example.com')]);
  await starts({ mailboxes: 'default' });
  pbx.tell(...queueRings());
  await eventually(rang, true);
});

it('an agent who signs in while the call goes on has it then', async () => {
  const started = await starts({ emails: [['ada@example.com', '101']] });
  pbx.tell(...queueRings(), ...answered());
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(adaptor.told).toEqual([]);
  started.takeWebhook(changed(ada, 'ada@example.com'));
  await eventually(() => adaptor.told.join(', '), `ring ${callId}, call.connected ${callId}`);
});

it('two agents with one e-mail: it is said with their ids and never with the address, and no call is shown to either', async () => {
  adaptor.people.set(ada, 'team@example.com').set(ben, 'team@example.com');
  await starts({ emails: [['team@example.com', '101']] });
  await eventually(() => logged.some((line) => line.includes('agents-share-an-email')), true);
  expect(logged.join('\n')).toContain(`"agents":"${ada} ${ben}","telephones":"101"`);
  expect(logged.join('\n')).not.toContain('example.com');
  pbx.tell(...queueRings());
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(adaptor.told).toEqual([]);
});

it('a telephone goes to the next agent when the mailbox has their e-mail, but not in the middle of a call', async () => {
  adaptor.people.set(ada, 'ada@example.com').set(ben, 'ben@example.com');
  let email = 'ada@example.com';
  pbx.answers.set('VoicemailUsersList', () => [mailbox('101', email)]);
  const started = await starts({ mailboxes: 'default' });
  pbx.tell(...queueRings(), ...answered());
  await eventually(() => adaptor.told.includes(`call.connected ${callId}`), true);
  email = 'ben@example.com';
  const talking = [row(caller, { BridgeId: 'b1' }), row({ ...phone, state: 6 }, { BridgeId: 'b1' })];
  pbx.answers.set('CoreShowChannels', () => talking);
  const reads = () => pbx.named('VoicemailUsersList').length;
  pbx.cut();
  await eventually(() => reads() === 2 && started.isUp, true);
  expect(adaptor.told).not.toContain(`call.disconnected ${callId} normal`);
  pbx.answers.set('CoreShowChannels', () => []);
  pbx.cut();
  await eventually(() => adaptor.told.includes(`call.disconnected ${callId} normal`), true);
  pbx.cut();
  await eventually(() => logged.some((line) => line.includes(`"agent-found","userId":"${ben}"`)), true);
});
