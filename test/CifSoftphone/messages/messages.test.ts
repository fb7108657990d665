import type {
  ConversationAnswer,
  ConversationMessage,
  ConversationSnapshot,
  Message,
} from '../../../protocol/messages/conversation';
import type { CustomerMatch } from '../../../CifSoftphone/core/customer/customerMatch';
import type { MessagesView } from '../../../CifSoftphone/messages/channel/messagesChannel';
import { Messages } from '../../../CifSoftphone/messages/messages';
import type { MessagesPorts, UnsentWords } from '../../../CifSoftphone/messages/messagesPorts';
import type { KeptTurns } from '../../../CifSoftphone/messages/turnEntry';
import { fakeConversations } from '../activity/fakeConversations';
import { rowTexts } from '../activity/rowTexts';
import { key, message, snapshot } from '../core/messages/conversationSamples';

const settle = () => jest.advanceTimersByTimeAsync(0);

/** An adaptor that keeps what it is told, behind a line that can be cut. */
function fakeAdaptor(open: readonly ConversationSnapshot[], transcript: Message[] = []) {
  const said: ConversationMessage[] = [];
  const stored = new Map<string, string>();
  const there = {
    said,
    stored,
    transcript,
    open,
    draft: undefined as string | undefined,
    unsent: {} as UnsentWords,
    ended: [] as readonly ConversationSnapshot[],
    rows: fakeConversations(),
    kept: {} as KeptTurns,
    wrapUpSeconds: undefined as number | undefined,
    match: (_address: string): CustomerMatch => ({ outcome: 'none' }),
    views: [] as MessagesView[],
    answer: undefined as ((one: ConversationMessage) => ConversationAnswer | 'lost') | undefined,
  };
  let ids = 0;
  const customers: MessagesPorts['customers'] = {
    find: (address) => Promise.resolve(there.match(address)),
    nameOf: ({ id }) => Promise.resolve(`Name of ${id}`),
    isCustomer: (table) => table === 'contact',
    waysTo: () => Promise.resolve(undefined),
  };
  const start = (): Messages =>
    new Messages({
      say: (one) => {
        said.push(one);
        if (one.type === 'message.send') stored.set(one.message.id, one.message.text ?? '');
        if (one.type === 'conversation.draft') there.draft = one.text;
        const answer = there.answer?.(one) ?? { ok: true };
        return answer === 'lost' ? Promise.reject(new Error('lost')) : Promise.resolve(answer);
      },
      list: () =>
        Promise.resolve({
          conversations: there.open,
          ended: there.ended,
          channels: [],
          capacity: { most: 4, free: 3 },
        }),
      page: (_about, after) =>
        Promise.resolve({
          messages: there.transcript.filter(({ seq }) => seq > after),
          firstSeq: 1,
          lastSeq: there.transcript.length,
          ...(there.draft === undefined ? {} : { draft: there.draft }),
        }),
      customers,
      show: (view) => there.views.push(view),
      unsent: { read: () => there.unsent, keep: (words) => (there.unsent = words) },
      rows: {
        ...{ store: there.rows.store, customers, texts: rowTexts, nowMs: () => Date.now(), random: () => 0 },
        wrapUpSeconds: () => there.wrapUpSeconds,
        kept: { read: () => there.kept, keep: (turns) => (there.kept = turns) },
      },
      nowMs: () => Date.now(),
      newId: () => `id-${++ids}`,
    });
  const shown = () => there.views[there.views.length - 1]?.conversations ?? [];
  return Object.assign(there, { start, shown, types: () => said.map(({ type }) => type) });
}
const pushOf = (data: unknown, type = 'conversation.changed') => ({ type, data });

beforeEach(() => jest.useFakeTimers());

it('an offer is told as shown once it is drawn, and accepted once; then its transcript is there', async () => {
  const { activeForMs: _none, ...offer } = snapshot({ state: 'offered', lastSeq: 1 });
  const adaptor = fakeAdaptor([offer], [message(1)]);
  adaptor.answer = (one) => (one.type === 'conversation.acknowledged' ? { ok: true, state: 'active' } : { ok: true });
  const messages = adaptor.start();
  messages.connected();
  await settle();
  expect(adaptor.shown()).toMatchObject([{ key, wishes: ['accept', 'decline'], messages: [] }]);
  messages.heard({ type: 'drawn', key });
  messages.heard({ type: 'drawn', key });
  messages.heard({ type: 'deed', deed: { type: 'wanted', key, wish: 'accept' } });
  messages.heard({ type: 'deed', deed: { type: 'wanted', key, wish: 'accept' } });
  await settle();
  expect(adaptor.said.map((one) => 'outcome' in one && one.outcome)).toEqual(['shown', 'accepted']);
  expect(adaptor.shown()).toMatchObject([{ unread: 1, messages: [{ text: 'text 1' }] }]);
  messages.stop();
});

it('complaint 3: one press is one message, however often the answer is lost', async () => {
  const adaptor = fakeAdaptor([snapshot()]);
  let tries = 0;
  adaptor.answer = (one) => (one.type === 'message.send' && ++tries < 4 ? 'lost' : { ok: true, seq: 1 });
  const messages = adaptor.start();
  messages.connected();
  await settle();
  messages.heard({ type: 'deed', deed: { type: 'written', key, id: 'a', text: 'Hello' } });
  await settle();
  messages.lost();
  await jest.advanceTimersByTimeAsync(600_000);
  messages.connected();
  await jest.advanceTimersByTimeAsync(20_000);
  expect(tries).toBe(4);
  expect([...adaptor.stored]).toEqual([['a', 'Hello']]);
  messages.stop();
});

it('a draft is kept in a pause of typing, and while somebody types on after three seconds', async () => {
  const adaptor = fakeAdaptor([snapshot()]);
  const messages = adaptor.start();
  messages.connected();
  await settle();
  for (let at = 1; at <= 10; at += 1) {
    messages.heard({ type: 'deed', deed: { type: 'drafted', key, text: 'x'.repeat(at) } });
    await jest.advanceTimersByTimeAsync(400);
  }
  const kept = adaptor.said.flatMap((one) => (one.type === 'conversation.draft' ? [one.text.length] : []));
  expect(kept).toEqual([8]);
  await jest.advanceTimersByTimeAsync(800);
  expect([adaptor.draft?.length, adaptor.unsent]).toEqual([10, {}]);
  messages.stop();
});

it('what a page could not bring to the adaptor is sent by the next one, and of another agent nothing is', async () => {
  const adaptor = fakeAdaptor([snapshot()]);
  const first = adaptor.start();
  first.connected();
  await settle();
  first.lost();
  first.heard({ type: 'deed', deed: { type: 'written', key, id: 'a', text: 'Hello' } });
  first.heard({ type: 'deed', deed: { type: 'drafted', key, text: 'and' } });
  await settle();
  expect(adaptor.unsent).toEqual({ [key]: { outbox: [{ id: 'a', text: 'Hello' }], draft: 'and' } });
  first.stop();
  adaptor.unsent = { ...adaptor.unsent, 'desk other 1': { outbox: [{ id: 'x', text: 'of somebody else' }] } };
  const next = adaptor.start();
  next.connected();
  await jest.advanceTimersByTimeAsync(1_000);
  expect([...adaptor.stored]).toEqual([['a', 'Hello']]);
  expect([adaptor.shown()[0]?.draft, adaptor.draft, adaptor.unsent]).toEqual(['and', 'and', {}]);
  next.stop();
});

it('complaint 1: a line that was away for ten minutes is made good at the reconnect, and a lost push within 30 s', async () => {
  const adaptor = fakeAdaptor([snapshot({ lastSeq: 1 })], [message(1)]);
  const messages = adaptor.start();
  messages.connected();
  await settle();
  messages.lost();
  await jest.advanceTimersByTimeAsync(600_000);
  adaptor.open = [snapshot({ version: 4, lastSeq: 3 })];
  adaptor.transcript.push(message(2, { author: 'agent', state: 'sent' }), message(3));
  messages.connected();
  await settle();
  expect(adaptor.shown()[0]?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  adaptor.open = [snapshot({ version: 5, lastSeq: 4 })];
  adaptor.transcript.push(message(4));
  await jest.advanceTimersByTimeAsync(30_000);
  expect(adaptor.shown()[0]?.messages).toHaveLength(4);
  messages.stop();
});

it('pushes are taken as they come, and what is no conversation is left to others', async () => {
  const adaptor = fakeAdaptor([]);
  const messages = adaptor.start();
  messages.connected();
  await settle();
  messages.pushed(pushOf({ callId: 'c1' }, 'call.changed'));
  messages.pushed(pushOf({ nothing: 'of it' }));
  messages.pushed(pushOf(snapshot()));
  const { conversationId, source, handling } = snapshot();
  messages.pushed(pushOf({ conversationId, source, handling, message: message(1) }, 'message.changed'));
  messages.pushed(pushOf({ conversationId, source, handling, forMs: 5_000 }, 'participant.typing'));
  await settle();
  expect(adaptor.shown()).toMatchObject([{ key, unread: 1, typing: {} }]);
  messages.stop();
});

it('that the agent types is said each three seconds at most', async () => {
  const adaptor = fakeAdaptor([snapshot({ capabilities: ['reply', 'typing'] })]);
  const messages = adaptor.start();
  messages.connected();
  await settle();
  for (let at = 0; at < 10; at += 1) {
    messages.heard({ type: 'typing', key });
    await jest.advanceTimersByTimeAsync(500);
  }
  expect(adaptor.types().filter((type) => type === 'conversation.typing')).toHaveLength(2);
  messages.stop();
});

const shortMessage = { channel: 'sms', from: { address: '+12025550123', kind: 'phone', withheld: false } } as const;

it('an SMS of a known customer shows who it is while it is offered; a handle is not looked for', async () => {
  const { activeForMs: _none, ...offer } = snapshot({ state: 'offered', ...shortMessage });
  const { activeForMs: _no, ...chat } = snapshot({ state: 'offered', conversationId: 'c2' });
  const there = fakeAdaptor([offer, chat]);
  const asked: string[] = [];
  const customer = { entityName: 'contact', id: 'a', name: 'Ann Example' };
  there.match = (address) => {
    asked.push(address);
    return { outcome: 'one', customer };
  };
  there.start().connected();
  await settle();
  expect(there.shown().map((one) => one.customer)).toEqual([{ outcome: 'one', customer }, { outcome: 'none' }]);
  expect(asked).toEqual(['+12025550123']);
});

it('the record that the telephony system names is the customer, whoever else has the number', async () => {
  const record = { entityName: 'contact', id: 'r' };
  const there = fakeAdaptor([snapshot({ ...shortMessage, record })]);
  there.match = () => ({ outcome: 'none' });
  there.start().connected();
  await settle();
  const customer = { ...record, name: 'Name of r' };
  expect(there.shown()[0]?.customer).toEqual({ outcome: 'one', customer });
});

it('Dataverse that gives no answer is asked again', async () => {
  const there = fakeAdaptor([snapshot(shortMessage)]);
  there.match = () => ({ outcome: 'unknown' });
  there.start().connected();
  await settle();
  expect(there.shown()[0]?.customer).toEqual({ outcome: 'unknown' });
  there.match = () => ({ outcome: 'none' });
  await jest.advanceTimersByTimeAsync(30_000);
  expect(there.shown()[0]?.customer).toEqual({ outcome: 'none' });
});

it('complaint 14: a page that was frozen for two minutes knows what is so within three seconds of its waking', async () => {
  const other = snapshot({ conversationId: 'c2', state: 'alerting', ringRemainingMs: 40_000 });
  const adaptor = fakeAdaptor([snapshot({ lastSeq: 1 }), other], [message(1)]);
  const messages = adaptor.start();
  messages.connected();
  await settle();
  expect(adaptor.shown()).toHaveLength(2);
  // No timer of a frozen page runs; the service has closed its connection meanwhile.
  jest.setSystemTime(Date.now() + 120_000);
  adaptor.open = [snapshot({ version: 4, lastSeq: 2 })];
  adaptor.transcript.push(message(2));
  messages.lost();
  messages.connected();
  await jest.advanceTimersByTimeAsync(3_000);
  expect(adaptor.shown().map(({ snapshot: { conversationId } }) => conversationId)).toEqual(['c1']);
  expect(adaptor.shown()[0]?.messages.map(({ seq }) => seq)).toEqual([1, 2]);
  messages.stop();
});

it('a conversation that is over and whose newest message is missing waits for the next list, and does nothing in a circle', async () => {
  const over = { state: 'ended', reason: 'customer-left', endedForMs: 10, lastSeq: 2 } as const;
  const there = fakeAdaptor([], [message(1)]);
  there.ended = [snapshot(over)];
  const desk = there.start();
  desk.connected();
  await settle();
  there.transcript.push(message(2));
  await jest.advanceTimersByTimeAsync(31_000);
  expect(there.views[there.views.length - 1]?.conversations[0]?.messages).toHaveLength(2);
  desk.stop();
});
