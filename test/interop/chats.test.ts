import type { ConversationSnapshot } from '../../protocol/messages/conversation';
import { directory } from '../../simulator/directory';
import { freePort } from '../../simulator/freePort';
import { startProsody, type Prosody } from '../../simulator/xmpp/startProsody';
import { startAdaptorWorld, webhookKey, type AdaptorWorld } from '../adaptor/adaptorWorld';
import { writerOf, type Writer } from '../adaptor/conversationWorld';
import { eventually } from '../scenarios/harness/eventually';
import { Guest } from './harness/guest';
import { RunningConnector } from './harness/startConnector';

jest.setTimeout(90_000);
let prosody: Prosody;
let adaptor: AdaptorWorld;
let connector: RunningConnector;
let agent: Writer;
const guests: Guest[] = [];

beforeAll(async () => {
  const listen = await freePort();
  [prosody, adaptor] = await Promise.all([
    startProsody(process.env.PROSODY_ROOT ?? ''),
    startAdaptorWorld({ TelephonyWebhookUrl: `http://127.0.0.1:${listen}/`, ConversationsPerAgent: '20' }),
  ]);
  const { clientId, clientSecret } = directory.telephony;
  connector = new RunningConnector(
    {
      ADAPTOR_URL: `${adaptor.host.url}/api`,
      TOKEN_URL: `${adaptor.entra.authority}/oauth2/v2.0/token`,
      NODE_EXTRA_CA_CERTS: adaptor.entra.certificateFile,
      CLIENT_ID: clientId,
      CLIENT_SECRET: clientSecret,
      SCOPE: `api://${directory.apiClientId}/.default`,
      LISTEN: `127.0.0.1:${listen}`,
      WEBHOOK_SECRET: `whsec_${webhookKey.toString('base64')}`,
      ...prosody.settings,
    },
    'xmpp',
  );
  await connector.start();
  agent = writerOf((await adaptor.connect(adaptor.tokens.ada)).connection);
});
afterEach(async () => {
  await Promise.all(guests.splice(0).map((guest) => guest.leave()));
});
afterAll(async () => {
  await connector.stop();
  await prosody.stop();
  await adaptor.stop();
});

const come = async (): Promise<Guest> => {
  const guest = await Guest.come(prosody.ports.guests);
  guests.push(guest);
  return guest;
};
const all = (): readonly ConversationSnapshot[] =>
  agent.pushes.flatMap((push) => (push.type === 'conversation.changed' ? [push.data] : []));

/** The conversation that a guest's words have made, accepted. */
async function accepted(guest: Guest): Promise<ConversationSnapshot> {
  const bare = guest.address.split('/')[0] ?? '';
  const find = () => all().find(({ from }) => from.address === bare);
  await eventually(() => find() !== undefined, true, 15_000);
  const offered = find() as ConversationSnapshot;
  await agent.acknowledge(offered.conversationId, offered.handling, 'shown');
  await agent.acknowledge(offered.conversationId, offered.handling, 'accepted');
  return offered;
}
const texts = (conversationId: string) => agent.messages(conversationId).map(({ text }) => text);
const stateOf = (conversationId: string, id: string) =>
  agent.messages(conversationId).find((message) => message.id === id)?.state;

test('a guest writes, an agent answers, and both see typing, receipts and what was read', async () => {
  const guest = await come();
  await guest.write('Hello, my bill is wrong', 'g-1');
  const { conversationId, handling, channel } = await accepted(guest);
  expect(channel).toBe('chat');
  await guest.hears('received', 'g-1');
  await guest.write('שלום 👋 العربية', 'g-2');
  await eventually(() => texts(conversationId).includes('שלום 👋 العربية'), true, 10_000);
  await guest.type();
  await eventually(() => agent.pushes.some((push) => push.type === 'participant.typing'), true, 10_000);

  await agent.say({ type: 'conversation.typing', conversationId, handling, forMs: 5_000 } as Parameters<
    Writer['say']
  >[0]);
  await guest.hears('composing');
  await agent.write(conversationId, handling, 'Let me look <b>&amp;</b> 👍', 'a-1');
  await eventually(() => guest.texts().includes('Let me look <b>&amp;</b> 👍'), true, 10_000);
  await eventually(() => stateOf(conversationId, 'a-1'), 'sent', 10_000);
  await guest.hasGot('a-1');
  await eventually(() => stateOf(conversationId, 'a-1'), 'delivered', 10_000);
  await guest.hasRead('a-1');
  await eventually(() => stateOf(conversationId, 'a-1'), 'read', 10_000);
  await agent.say({ type: 'message.shown', conversationId, handling, upTo: 2 } as Parameters<Writer['say']>[0]);
  await guest.hears('displayed', 'g-2');
});

test('a program that sends the same id again has written one message; fifty come in order', async () => {
  const guest = await come();
  await guest.write('one', 'r-1');
  const { conversationId } = await accepted(guest);
  for (let time = 0; time < 3; time += 1) await guest.write('two', 'r-2');
  const flood = Array.from({ length: 50 }, (_, at) => `n ${at}`);
  for (const [at, text] of flood.entries()) await guest.write(text, `f-${at}`);
  await eventually(() => texts(conversationId).at(-1), 'n 49', 30_000);
  expect(texts(conversationId).slice(-51)).toEqual(['two', ...flood]);
});

test('the server is killed and started anew: the connector is back by itself, and the agent knows what could not be sent', async () => {
  const guest = await come();
  await guest.write('Are you there?', 'k-1');
  const { conversationId, handling } = await accepted(guest);
  await prosody.crash();
  await eventually(() => connector.lines.filter((line) => line.includes('"xmpp-connected"')).length >= 2, true, 15_000);
  // Who had no account is somebody new now: nobody is at the old address.
  await agent.write(conversationId, handling, 'Yes', 'k-2');
  await eventually(() => stateOf(conversationId, 'k-2'), 'failed', 15_000);
  const next = await come();
  await next.write('I am back', 'k-3');
  const again = await accepted(next);
  expect(again.conversationId).not.toBe(conversationId);
  await agent.write(again.conversationId, again.handling, 'Welcome back', 'k-4');
  await eventually(() => next.texts().join(), 'Welcome back', 10_000);
});

test('the connector is killed: the conversation goes on, and no word comes twice', async () => {
  const guest = await come();
  await guest.write('First', 'c-1');
  const { conversationId, handling } = await accepted(guest);
  await agent.write(conversationId, handling, 'Before', 'c-a');
  await eventually(() => guest.texts().join(), 'Before', 10_000);
  await connector.stop('SIGKILL');
  await agent.write(conversationId, handling, 'Meanwhile', 'c-b');
  await connector.start();
  await guest.write('Second', 'c-2');
  await eventually(() => texts(conversationId).includes('Second'), true, 15_000);
  await eventually(() => guest.texts().join(), 'Before,Meanwhile', 60_000);
  expect(stateOf(conversationId, 'c-a')).toBe('sent');
});

test('the agent ends it: the guest is told, and what the guest writes then is a new conversation', async () => {
  const guest = await come();
  await guest.write('A question', 'e-1');
  const { conversationId, handling } = await accepted(guest);
  await agent.say({ type: 'conversation.end', conversationId, handling } as Parameters<Writer['say']>[0]);
  await guest.hears('gone');
  await guest.write('One more', 'e-2');
  await eventually(
    () =>
      all().some((one) => one.conversationId !== conversationId && one.from.address === guest.address.split('/')[0]),
    true,
    15_000,
  );
});

test('the guest closes the window: after a while the agent reads that the customer has left', async () => {
  const guest = await come();
  await guest.write('Never mind', 'l-1');
  const { conversationId } = await accepted(guest);
  await guest.leave();
  await eventually(() => agent.latest(conversationId)?.reason, 'customer-left', 40_000);
});

test('nothing that was written, and nobody’s address, is in the connector’s log', () => {
  expect(connector.lines.join('\n')).not.toMatch(/bill|Meanwhile|Welcome|guests\.test\.invalid/);
});
