import { createAdaptor } from '../../adaptor/src/app/adaptor';
import { timings } from '../../adaptor/src/base/timings';
import { conversationKey } from '../../adaptor/src/model/rowKeys';
import { toConversationEvent, type ConversationMessage } from '../../protocol/messages/conversation';
import { parseConversationEvent } from '../../protocol/messages/parseConversationEvent';
import { MemoryTable } from '../chaos/service/memoryTable';
import { memorySettings } from './memorySettings';

const ada = '70000000-0000-4000-8000-0000000000a1';
const source = '70000000-0000-4000-8000-0000000000c1';
const card = '4111 1111 1111 1111';

async function world() {
  const calls = new MemoryTable();
  const state = { nowMs: 1_800_000_000_000 };
  const pushes: string[] = [];
  const carry = <T>(_kind: unknown, act: () => T): Promise<T> => Promise.resolve().then(act);
  const log = { info: () => undefined, warn: () => undefined };
  const webhook = { url: 'https://telephony.example.com/hook', keys: [], allowedNetworks: undefined };
  const adaptor = createAdaptor({ ...memorySettings, webhook }, log, {
    clock: () => state.nowMs,
    edges: {
      tables: {
        connections: new MemoryTable().client(carry),
        calls: calls.client(carry),
        ready: () => Promise.resolve(),
      },
      sendHttp: ({ body = '' }) => {
        pushes.push(body);
        return Promise.resolve(202);
      },
      sendWebhook: () => Promise.resolve(true),
    },
  });
  await adaptor.storeUserInformation(ada, 'a1', 'connected');
  let events = 0;
  const tell = async (type: string, data: object) => {
    const event = { specversion: '1.0', id: `e-${(events += 1)}`, source: '/desk', type };
    const read = parseConversationEvent(JSON.stringify({ ...event, data: { conversationId: 'c', ...data } }));
    if (read?.ok !== true) throw new Error('The event is none.');
    return adaptor.conversations.take(read.value, source, ada);
  };
  const say = async (message: object) => {
    const whole = { id: `s-${(events += 1)}`, source, conversationId: 'c', handling: 1, ...message };
    await adaptor.conversations.answer(ada, toConversationEvent(whole as ConversationMessage));
    // What goes to the telephony system has gone.
    for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  /** All that storage holds of conversations, as text. */
  const kept = (): string => JSON.stringify(calls.rowsOf(({ partitionKey }) => partitionKey.startsWith('talk-')));
  return { adaptor, calls, state, pushes, tell, say, kept };
}

it('words that are taken out stand nowhere any more: neither in their row, nor in the conversation’s, nor on the card', async () => {
  const { tell, kept, pushes } = await world();
  const first = { id: 'c-1', text: `My card is ${card}` };
  await tell('conversation.offered', { channel: 'chat', from: { address: 'ann', kind: 'handle' }, messages: [first] });
  expect(kept()).toContain(card);
  expect(pushes.at(-1)).toContain(card);
  await tell('message.deleted', { messageId: 'c-1' });
  expect(kept()).not.toContain(card);
  expect(pushes.at(-1)).not.toContain(card);
});

it('the agent’s words can be taken out too, also after the end, and the other messages stay', async () => {
  const { tell, say, kept, adaptor } = await world();
  await tell('conversation.offered', { channel: 'chat', from: { address: 'ann', kind: 'handle' } });
  await say({ type: 'conversation.acknowledged', outcome: 'accepted' });
  await tell('message.received', { message: { id: 'c-1', text: 'Which card do you have of me?' } });
  await say({ type: 'message.send', message: { id: 'a-1', text: `It is ${card}` } });
  await tell('message.sent', { messageId: 'a-1' });
  await tell('conversation.ended', { reason: 'customer-left' });
  expect(kept()).toContain(card);
  await tell('message.deleted', { messageId: 'a-1' });
  await tell('message.deleted', { messageId: 'a-1' });
  expect(kept()).not.toContain(card);
  const question = { source, conversationId: 'c', handling: 1, after: 0, limit: 10 };
  const page = await adaptor.conversations.transcript(ada, question);
  expect(page?.messages).toMatchObject([{ text: 'Which card do you have of me?' }, { id: 'a-1', deleted: true }]);
});

it('a week after its end nothing is left of a conversation: no message, no draft, no id', async () => {
  const { tell, say, kept, adaptor, state, calls } = await world();
  await tell('conversation.offered', { channel: 'chat', from: { address: 'ann', kind: 'handle' } });
  await say({ type: 'conversation.acknowledged', outcome: 'accepted' });
  await tell('message.received', { message: { id: 'c-1', text: 'Hello' } });
  await say({ type: 'conversation.draft', text: 'Good mor' });
  await tell('conversation.ended', { reason: 'customer-left' });
  const { partition } = conversationKey(source, 'c');
  const rows = () => calls.rowsOf(({ partitionKey }) => partitionKey === partition).length;
  expect(rows()).toBe(4);
  await adaptor.conversations.rows.prune(state.nowMs);
  expect(rows()).toBe(4);
  state.nowMs += timings.endedCallLifeMs + 1;
  await adaptor.conversations.rows.prune(state.nowMs - timings.endedCallLifeMs);
  expect(rows()).toBe(0);
  expect(kept()).toBe('[]');
});
