import { createAdaptor } from '../../adaptor/src/app/adaptor';
import { timings } from '../../adaptor/src/base/timings';
import type { WebhookSender } from '../../adaptor/src/webhooks/createWebhookSender';
import { isFields, type Fields } from '../../protocol/fields';
import { toConversationEvent, type ConversationMessage } from '../../protocol/messages/conversation';
import { parseConversationEvent } from '../../protocol/messages/parseConversationEvent';
import { MemoryTable, type Carry } from '../chaos/service/memoryTable';
import { memorySettings } from './memorySettings';

const ada = '70000000-0000-4000-8000-0000000000a1';
const ben = '70000000-0000-4000-8000-0000000000b2';
const source = '70000000-0000-4000-8000-0000000000c1';

/** An adaptor in this process with a clock of its own; what it tells and what it asks of storage is noted. */
async function world({ isTold = true } = {}) {
  const state = { nowMs: 1_800_000_000_000, requests: 0, keepsNoEnds: false };
  const told: Fields[] = [];
  const carry: Carry = (_kind, act) => {
    state.requests += 1;
    return Promise.resolve().then(act);
  };
  const tables = {
    connections: new MemoryTable().client(carry),
    calls: new MemoryTable().client(carry),
    ready: () => Promise.resolve(),
  };
  const { upsertEntity } = tables.calls;
  tables.calls.upsertEntity = (row, ...more) =>
    state.keepsNoEnds && 'endedAtMs' in row ? Promise.reject(new Error('not stored')) : upsertEntity(row, ...more);
  const webhook = { url: 'https://telephony.example.com/hook', keys: [], allowedNetworks: undefined };
  const sendWebhook: WebhookSender = ({ type, data }) => {
    if (type === 'conversation.reported' && isFields(data)) told.push(data);
    return Promise.resolve(true);
  };
  const log = { info: () => undefined, warn: () => undefined };
  const adaptor = createAdaptor({ ...memorySettings, webhook: isTold ? webhook : undefined }, log, {
    clock: () => state.nowMs,
    edges: {
      tables,
      sendHttp: () => Promise.resolve(202),
      ...(isTold ? { sendWebhook } : {}),
    },
  });
  const { conversations } = adaptor;
  let events = 0;
  const tell = async (oid: string, type: string, data: object) => {
    const event = { specversion: '1.0', id: `e-${(events += 1)}`, source: '/desk', type, data };
    const read = parseConversationEvent(JSON.stringify(event));
    if (read?.ok !== true) throw new Error('The event is none.');
    return conversations.take(read.value, source, oid);
  };
  const say = (oid: string, message: object) =>
    conversations.answer(
      oid,
      toConversationEvent({ id: `s-${(events += 1)}`, source, ...message } as ConversationMessage),
    );
  /** What is due in that time is carried out, as often as the timer comes. */
  const pass = async (ms: number) => {
    for (const endMs = state.nowMs + ms; state.nowMs < endMs;) {
      state.nowMs += 5_000;
      await adaptor.sweep();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const has = async (oid: string, conversationId: string, more: object = {}) => {
    const from = { address: 'ann', kind: 'handle' };
    const { handling } = await tell(oid, 'conversation.offered', { conversationId, channel: 'chat', from, ...more });
    await say(oid, { type: 'conversation.acknowledged', conversationId, handling, outcome: 'accepted' });
    return handling;
  };
  const lost = () => told.filter(({ reason }) => reason === 'agent-lost');
  const connects = (oid: string, name: string) => adaptor.storeUserInformation(oid, name, 'connected');
  const goes = (oid: string, name: string) => adaptor.storeUserInformation(oid, name, 'disconnected');
  await connects(ada, 'a1');
  await connects(ben, 'b1');
  return { adaptor, state, tell, say, pass, has, lost, connects, goes, list: conversations.list };
}

describe('the agent of a chat goes away and does not come back', () => {
  it('within two minutes the telephony system is told, once, and can offer it to somebody else with all of its text', async () => {
    const { tell, pass, has, lost, goes, list, say, adaptor } = await world();
    await has(ada, 'chat-1');
    await tell(ada, 'message.received', { conversationId: 'chat-1', message: { id: 'c-1', text: 'Hello' } });
    await say(ada, {
      type: 'message.send',
      conversationId: 'chat-1',
      handling: 1,
      message: { id: 'a-1', text: 'I look' },
    });
    await goes(ada, 'a1');
    await pass(120_000);
    expect(lost()).toMatchObject([{ conversationId: 'chat-1', userId: ada, handling: 1, state: 'ended' }]);
    await tell(ada, 'message.received', { conversationId: 'chat-1', message: { id: 'c-2', text: 'Are you there?' } });
    await pass(600_000);
    expect(lost()).toHaveLength(1);
    expect(await has(ben, 'chat-1')).toBe(2);
    const question = { source, conversationId: 'chat-1', handling: 2, after: 0, limit: 10 };
    const page = await adaptor.conversations.transcript(ben, question);
    expect(page?.messages.map(({ id }) => id)).toEqual(['c-1', 'a-1', 'c-2']);
    // Who went away finds it ended, and why; the seat is free.
    const { conversations, ended, capacity } = await list(ada);
    expect(conversations).toEqual([]);
    expect(ended).toMatchObject([{ handling: 1, state: 'ended', reason: 'agent-lost', lastSeq: 2 }]);
    expect(capacity.free).toBe(capacity.most);
  });

  it('who comes back in time goes on, and so does who has another window', async () => {
    const { pass, has, lost, goes, connects, list } = await world();
    await has(ada, 'chat-1');
    await goes(ada, 'a1');
    await pass(20_000);
    await connects(ada, 'a2');
    await pass(300_000);
    await connects(ada, 'a3');
    await goes(ada, 'a2');
    await pass(300_000);
    expect(lost()).toEqual([]);
    expect((await list(ada)).conversations).toMatchObject([{ state: 'active' }]);
    await goes(ada, 'a3');
    await pass(120_000);
    expect(lost()).toHaveLength(1);
  });

  it('its end was never told: its silence is noticed', async () => {
    const { state, adaptor, pass, has, lost } = await world();
    await has(ada, 'chat-1');
    await adaptor.storeUserInformation(ada, 'a1', 'alive');
    await pass(timings.heartbeatLifeMs - 10_000);
    expect(lost()).toEqual([]);
    await pass(timings.agentWatchEveryMs + 20_000);
    expect(lost()).toHaveLength(1);
    expect(state.nowMs).toBeLessThan(1_800_000_300_000);
  });

  it('nobody can be told: it waits for its agent', async () => {
    const { pass, has, goes, list } = await world({ isTold: false });
    await has(ada, 'chat-1');
    await goes(ada, 'a1');
    await pass(600_000);
    expect((await list(ada)).conversations).toMatchObject([{ state: 'active' }]);
  });

  it('costs nothing where nobody has a conversation, and no more than before when a connection ends', async () => {
    const { state, pass, has, goes, lost } = await world();
    const during = async (ms: number) => {
      const before = state.requests;
      await pass(ms);
      return state.requests - before;
    };
    const usual = await during(300_000);
    await has(ada, 'chat-1');
    await pass(5_000);
    const before = state.requests;
    await goes(ada, 'a1');
    expect(state.requests - before).toBe(1);
    await pass(120_000);
    expect(lost()).toHaveLength(1);
    expect(await during(300_000)).toBe(usual);
  });
});

describe('the agent of an SMS goes away', () => {
  const sms = { channel: 'sms', from: { address: '+12025550123', kind: 'phone' }, async: true };

  it('it is parked and waits for the agent, who reads why and goes on, whatever the channel can do', async () => {
    const { tell, pass, has, lost, goes, connects, list, say } = await world();
    await has(ada, 'sms-1', sms);
    await goes(ada, 'a1');
    await pass(120_000);
    expect(lost()).toMatchObject([{ conversationId: 'sms-1', userId: ada, state: 'waiting' }]);
    await tell(ada, 'message.received', { conversationId: 'sms-1', message: { id: 'c-1', text: 'Hello?' } });
    await pass(3_000_000);
    expect(lost()).toHaveLength(1);
    await connects(ada, 'a2');
    const [parked] = (await list(ada)).conversations;
    expect(parked).toMatchObject({ state: 'waiting', reason: 'agent-lost', lastSeq: 1 });
    expect(await say(ada, { type: 'conversation.resume', conversationId: 'sms-1', handling: 1 })).toMatchObject({
      ok: true,
      state: 'active',
    });
    expect((await list(ada)).conversations[0]?.reason).toBeUndefined();
    // From then on it is looked after again.
    await goes(ada, 'a2');
    await pass(120_000);
    expect(lost()).toHaveLength(2);
  });
});

it('a turn whose end its agent’s desk never heard of is on the list all the same, so that it is written down', async () => {
  const { state, pass, has, say, list } = await world();
  await has(ada, 'chat-1');
  state.keepsNoEnds = true;
  await say(ada, { type: 'conversation.end', conversationId: 'chat-1', handling: 1 });
  state.keepsNoEnds = false;
  await pass(60_000);
  const first = await list(ada);
  expect(first.ended).toMatchObject([{ conversationId: 'chat-1', handling: 1, reason: 'agent-ended' }]);
  expect(first.capacity.free).toBe(first.capacity.most);
  expect((await list(ada)).ended).toHaveLength(1);
  await say(ada, { type: 'conversation.logged', conversationId: 'chat-1', handling: 1 });
  expect((await list(ada)).ended).toEqual([]);
});
