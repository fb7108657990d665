import { mkdtempSync, readFileSync, rmSync, statSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectedAgent } from '../../../protocol/messages/answers';
import type { ConversationNews, ConversationOffer, ToldConversation } from '../../../protocol/messages/conversation';
import { AdaptorRefused } from '../../../telephony/client/src/telephonyError';
import type { WebhookEvent } from '../../../telephony/client/src/webhooks/webhookEvent';
import { Connector, type ConnectorParts } from '../../../telephony/xmpp/src/connector/connector';
import { openJournal } from '../../../telephony/xmpp/src/talks/journal';
import { eventually } from '../../scenarios/harness/eventually';
import { child, FakeXmpp } from './fakeXmpp';

const ada = '70000000-0000-4000-8000-0000000000a1';
const ben = '70000000-0000-4000-8000-0000000000b2';
const folder = mkdtempSync(join(tmpdir(), 'cif-softphone-xmpp-test-'));
let count = 0;
const running: Connector[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const agent = (userId: string, more: Partial<ConnectedAgent> = {}): ConnectedAgent =>
  ({
    ...{ userId, ready: true, state: 'available', activity: 'idle', connections: 1, version: 1 },
    ...{ capacity: { most: 4, free: 4 }, ...more },
  }) as ConnectedAgent;

/** The adaptor's side: what it was told, and what it answers. */
class FakeAdaptor {
  agentsThere: ConnectedAgent[] = [agent(ada)];
  readonly offers: ConversationOffer[] = [];
  readonly told: (ConversationNews & { readonly conversationId: string; readonly userId: string })[] = [];
  known: ToldConversation | undefined;
  refuses: (what: string) => AdaptorRefused | undefined = () => undefined;

  readonly client: ConnectorParts['client'] = {
    agents: async function* (this: void) {
      yield* await Promise.resolve(fake.agentsThere);
    },
    conversation: () =>
      this.known === undefined ? Promise.reject(refusal('unknown-conversation', 404)) : Promise.resolve(this.known),
    offerConversation: (offer) => {
      const no = this.refuses(`offer ${offer.userId}`);
      if (no !== undefined) return Promise.reject(no);
      this.offers.push(offer);
      return Promise.resolve({ ...taken, conversationId: offer.conversationId ?? '', userId: offer.userId });
    },
    register: () => Promise.reject(new Error('not here')),
    tellConversation: (about, news) => {
      const no = this.refuses(news.type);
      if (no !== undefined) return Promise.reject(no);
      this.told.push({ ...news, ...about });
      return Promise.resolve({ ...taken, ...about });
    },
  };

  types(): readonly string[] {
    return this.told.map(({ type }) => type);
  }
}
const taken = { handling: 1, connections: 1, state: 'offered' as const };
const refusal = (code: string, status = 409): AdaptorRefused => new AdaptorRefused(status, code, code, '', '');
let fake: FakeAdaptor;
let xmpp: FakeXmpp;
beforeEach(() => {
  fake = new FakeAdaptor();
  xmpp = new FakeXmpp();
});

function start(
  journal = join(folder, `journal-${(count += 1)}`),
  waitMs = 60_000,
): { connector: Connector; journal: string } {
  const connector = new Connector({
    settings: {
      adaptor: { url: '', tokenUrl: '', clientId: '', clientSecret: '', scope: '' },
      webhook: { host: '', port: 0, secrets: [] },
      xmpp: { host: '127.0.0.1', port: 5347, domain: 'desk.test.invalid', secret: '' },
      ...{ system: 'test', agents: [], journal, waitMs, nobodyText: 'Nobody is here.' },
    },
    client: fake.client,
    openXmpp: xmpp.open,
    journal: openJournal(journal),
    log: { info: () => undefined, warn: () => undefined },
    times: { againMs: 20, graceMs: 40, echoMs: 60, upWaitMs: 60 },
  });
  running.push(connector);
  connector.start();
  return { connector, journal };
}
const webhook = (type: string, data: object): WebhookEvent =>
  ({ type, data, id: 'w', sentAtMs: 0, event: {} }) as unknown as WebhookEvent;
const offered = async (at = 0): Promise<ConversationOffer & { conversationId: string }> => {
  await eventually(() => fake.offers.length > at, true);
  return fake.offers[at] as ConversationOffer & { conversationId: string };
};
const report = (conversationId: string, userId: string, outcome: string, more: object = {}) =>
  webhook('conversation.reported', {
    ...{ conversationId, userId, handling: 1, outcome, final: true },
    ...{ state: outcome === 'accepted' ? 'active' : 'ended', ...more },
  });
const wish = (conversationId: string, command: string, more: object = {}) =>
  webhook('conversation.requested', { conversationId, userId: ada, handling: 1, command, ...more });
const send = (conversationId: string, id: string, text: string) =>
  wish(conversationId, 'send', { message: { id, text }, expiresInMs: 600_000 });
const toldTypes = (wanted: string) => eventually(() => fake.types().includes(wanted), true);

async function accepted(connector: Connector): Promise<string> {
  xmpp.writes('Hello', 'g-1');
  const { conversationId } = await offered();
  await connector.takeWebhook(report(conversationId, ada, 'accepted'));
  return conversationId;
}

describe('a guest writes', () => {
  it('is offered to whoever has most room, with the words, and hears that they have come', async () => {
    fake.agentsThere = [
      agent(ada, { capacity: { most: 4, free: 1 } }),
      agent(ben),
      agent('away', { state: 'away' as never }),
    ];
    start();
    await eventually(() => xmpp.isUp, true);
    xmpp.writes('Hello', 'g-1');
    expect(await offered()).toMatchObject({
      ...{ userId: ben, channel: 'chat', queue: 'support', messages: [{ id: 'g-1', text: 'Hello' }] },
      from: { address: 'ann@guests.test.invalid', kind: 'handle' },
    });
    await eventually(() => xmpp.named('received').join(), 'g-1');
  });

  it('while nobody is there: the words wait, no receipt is given, and then all of them are there in order', async () => {
    fake.agentsThere = [];
    start();
    await eventually(() => xmpp.isUp, true);
    for (let at = 1; at <= 60; at += 1) xmpp.writes(`word ${at}`, `g-${at}`);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(xmpp.named('received')).toEqual([]);
    fake.agentsThere = [agent(ada)];
    const { messages = [] } = await offered();
    await eventually(() => xmpp.named('received').length, 60);
    const rest = fake.told.flatMap((one) => (one.type === 'message.received' ? [one.message.id] : []));
    expect([...messages.map(({ id }) => id), ...rest]).toEqual(Array.from({ length: 60 }, (_, at) => `g-${at + 1}`));
  });

  it('nobody takes it in time: the guest is told in words, and what was written counts as not sent', async () => {
    fake.agentsThere = [];
    start(undefined, 50);
    await eventually(() => xmpp.isUp, true);
    xmpp.writes('Hello', 'g-1');
    await eventually(() => xmpp.texts().join(), 'Nobody is here.');
    expect(xmpp.sent.filter(({ attrs }) => attrs.type === 'error').map(({ attrs }) => attrs.id)).toEqual(['g-1']);
  });

  it('is not there for this agent: the next one is asked, and who said no is asked again only when all have', async () => {
    fake.agentsThere = [agent(ada), agent(ben)];
    fake.refuses = (what) =>
      what === `offer ${ada}` && fake.offers.length === 0 ? refusal('agent-not-connected') : undefined;
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    xmpp.writes('Hello', 'g-1');
    const { conversationId, userId } = await offered();
    expect(userId).toBe(ben);
    await connector.takeWebhook(report(conversationId, ben, 'rejected'));
    expect((await offered(1)).userId).toBe(ada);
    expect(fake.offers[1]?.conversationId).toBe(conversationId);
  });

  it('after the end: a new conversation begins with those words', async () => {
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    const first = await accepted(connector);
    fake.refuses = (what) => (what === 'message.received' ? refusal('conversation-ended') : undefined);
    xmpp.writes('One more', 'g-2');
    expect(await offered(1)).toMatchObject({ messages: [{ id: 'g-2', text: 'One more' }] });
    expect(fake.offers[1]?.conversationId).not.toBe(first);
  });

  it('what is too long for one message comes as several, and no character is cut in two', async () => {
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    await accepted(connector);
    const text = `${'a'.repeat(8_191)}👋${'b'.repeat(9_000)}`;
    xmpp.writes(text, 'long');
    await eventually(() => fake.told.length, 3);
    const parts = fake.told.flatMap((one) => (one.type === 'message.received' ? [one.message] : []));
    expect(parts.map(({ id }) => id)).toEqual(['long', 'long.2', 'long.3']);
    expect(parts.map((one) => one.text).join('')).toBe(text);
  });
});

describe('an agent writes', () => {
  it('is sent once, however often it is asked for, and is told as sent, delivered and read', async () => {
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    const id = await accepted(connector);
    await Promise.all([1, 2, 3].map(() => connector.takeWebhook(send(id, 'a-1', 'Hi\u0000 <b>'))));
    await toldTypes('message.sent');
    expect(xmpp.texts()).toEqual(['Hi\uFFFD <b>']);
    xmpp.says('message', { type: 'chat' }, child('received', 'urn:xmpp:receipts', { id: 'a-1' }));
    xmpp.says('message', { type: 'chat' }, child('displayed', 'urn:xmpp:chat-markers:0', { id: 'a-1' }));
    xmpp.says('message', { type: 'chat' }, child('displayed', 'urn:xmpp:chat-markers:0', { id: 'made-up' }));
    await toldTypes('message.read');
    expect(fake.told.flatMap((one) => ('messageId' in one ? [`${one.type} ${one.messageId}`] : []))).toEqual([
      'message.sent a-1',
      'message.delivered a-1',
      'message.read a-1',
    ]);
  });

  it('the connection breaks with it: told as perhaps sent, and never sent again', async () => {
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    const id = await accepted(connector);
    xmpp.breaksAtText = true;
    await connector.takeWebhook(send(id, 'a-1', 'Hi'));
    await toldTypes('message.failed');
    expect(fake.told.at(-1)).toMatchObject({ messageId: 'a-1', perhapsSent: true });
    xmpp.breaksAtText = false;
    xmpp.comesUp();
    await connector.takeWebhook(send(id, 'a-1', 'Hi'));
    expect(xmpp.texts()).toEqual([]);
  });

  it('the server never answers what stands behind it: perhaps sent', async () => {
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    const id = await accepted(connector);
    xmpp.swallowsEchoes = true;
    await connector.takeWebhook(send(id, 'a-1', 'Hi'));
    await toldTypes('message.failed');
  });

  it('there is no connection: the webhook is refused so that it comes again, and then it is sent', async () => {
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    const id = await accepted(connector);
    xmpp.goesDown();
    await expect(connector.takeWebhook(send(id, 'a-1', 'Hi'))).rejects.toThrow('xmpp-not-connected');
    xmpp.comesUp();
    await connector.takeWebhook(send(id, 'a-1', 'Hi'));
    await toldTypes('message.sent');
    expect(xmpp.texts()).toEqual(['Hi']);
  });

  it('the connector ends in between: the next one tells it as perhaps sent and does not send it', async () => {
    const { connector, journal } = start();
    await eventually(() => xmpp.isUp, true);
    const id = await accepted(connector);
    xmpp.swallowsEchoes = true;
    await connector.takeWebhook(send(id, 'a-1', 'Hi'));
    // A crash: what is in the file is all that is left, and its last line is half.
    const left = join(folder, 'left');
    appendFileSync(left, `${readFileSync(journal, 'utf8')}{"begun":"a-`);
    expect(readFileSync(left, 'utf8')).not.toContain('Hi');
    fake = new FakeAdaptor();
    const turn = { userId: ada, handling: 1, state: 'active' as const, outcome: 'accepted' as const, final: true };
    fake.known = { conversationId: id, channel: 'chat', over: false, lastSeq: 2, turns: [turn] };
    xmpp = new FakeXmpp();
    const { connector: next } = start(left);
    await toldTypes('message.failed');
    expect(fake.told.at(-1)).toMatchObject({ conversationId: id, messageId: 'a-1', perhapsSent: true });
    await next.takeWebhook(send(id, 'a-1', 'Hi'));
    await eventually(() => xmpp.isUp, true);
    xmpp.writes('Still here', 'g-2');
    await toldTypes('message.received');
    expect([xmpp.texts(), fake.offers]).toEqual([[], []]);
    expect(statSync(left).mode & 0o077).toBe(0);
  });

  it('nobody is at the address: told as not reached, and after a while as gone', async () => {
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    const id = await accepted(connector);
    await connector.takeWebhook(send(id, 'a-1', 'Hi'));
    const condition = child('service-unavailable', 'urn:ietf:params:xml:ns:xmpp-stanzas');
    const error = child('error', 'jabber:client');
    (error as unknown as { append(one: unknown): void }).append(condition);
    xmpp.says('message', { type: 'error', id: 'a-1' }, error);
    await toldTypes('conversation.ended');
    expect(fake.told.find(({ type }) => type === 'message.failed')).toMatchObject({ reason: 'unreachable' });
  });
});

describe('the guest', () => {
  it('comes back in time after a closed window: nothing is ended', async () => {
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    await accepted(connector);
    xmpp.says('presence', { type: 'unavailable' });
    xmpp.says('presence', {});
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(fake.types()).toEqual([]);
    xmpp.says('presence', { type: 'unavailable' });
    await toldTypes('conversation.ended');
    expect(fake.told.at(-1)).toMatchObject({ reason: 'customer-left' });
  });

  it('of another room of the server, or the server itself, cannot make believe that something was delivered or echoed', async () => {
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    const id = await accepted(connector);
    xmpp.swallowsEchoes = true;
    await connector.takeWebhook(send(id, 'a-1', 'Hi'));
    xmpp.says('message', { type: 'headline', id: 'a-1' });
    xmpp.says(
      'message',
      { type: 'chat', from: 'eve@guests.test.invalid/x' },
      child('received', 'urn:xmpp:receipts', { id: 'a-1' }),
    );
    await toldTypes('message.failed');
    expect(fake.types()).toEqual(['message.failed']);
  });
});

describe('a hand-over', () => {
  it('to somebody by e-mail: offered there with the note; not taken, the agent is told and keeps it', async () => {
    fake.agentsThere = [agent(ada), agent(ben, { email: 'ben@example.com' })];
    fake.refuses = (what) =>
      what === `offer ${ben}` && fake.offers.length === 0 ? refusal('agent-at-capacity') : undefined;
    const { connector } = start();
    await eventually(() => xmpp.isUp, true);
    const id = await accepted(connector);
    await connector.takeWebhook(wish(id, 'transfer', { target: 'ben', note: 'Knows bills', expiresInMs: 60_000 }));
    expect(await offered(1)).toMatchObject({ userId: ben, comments: 'Knows bills', conversationId: id });
    await connector.takeWebhook(report(id, ben, 'timed-out'));
    await toldTypes('transfer.failed');
    expect(fake.told.at(-1)).toMatchObject({ userId: ada, why: 'timed-out' });
    await connector.takeWebhook(wish(id, 'transfer', { target: 'nobody', expiresInMs: 60_000 }));
    await eventually(() => fake.told.length, 2);
    expect(fake.told.at(-1)).toMatchObject({ type: 'transfer.failed', why: 'nobody' });
  });
});
