import { conversationKey } from '../../../../CifSoftphone/core/messages/conversation';
import type { ConversationsEvent } from '../../../../CifSoftphone/core/messages/conversationsEvent';
import { isBehind, readMessages, unreadMessages } from '../../../../CifSoftphone/core/messages/transcript';
import { laterState, messageStates } from '../../../../protocol/conversationWords';
import type { Message } from '../../../../protocol/messages/conversation';
import { changed, desk, key, message, sent, snapshot, told, written } from './conversationSamples';

const page = (messages: readonly Message[], after = 0, more: { readonly draft?: string } = {}): ConversationsEvent => ({
  type: 'page',
  key,
  after,
  page: { messages, firstSeq: 1, lastSeq: messages[messages.length - 1]?.seq ?? 0, ...more },
});
const texts = (at: ReturnType<typeof desk>, of = key) => readMessages(at.of(of)).map(({ text }) => text);
const listed = (
  conversations: readonly ReturnType<typeof snapshot>[],
  ended: readonly ReturnType<typeof snapshot>[] = [],
): ConversationsEvent => ({ type: 'listed', list: { conversations, ended }, askedAtMs: 100, nowMs: 101 });

it('complaint 1: after a line that was away all that was written meanwhile is there, in order and once', () => {
  const at = desk(changed({ lastSeq: 1 }), page([message(1)]));
  // Ten minutes later: another window has written 2, the customer 3; only the newest is pushed.
  const asked = at.does(listed([snapshot({ version: 5, lastSeq: 3 })]), told(message(3)));
  expect(asked).toEqual([{ type: 'fetch', key, after: 1, limit: 200 }]);
  expect(texts(at)).toEqual(['text 1']);
  at.does(page([message(2, { author: 'agent', state: 'read' }), message(3)], 1));
  expect(texts(at)).toEqual(['text 1', 'text 2', 'text 3']);
  // Asked for over the line that was lost: asked for again over the new one.
  const lost = desk(changed({ lastSeq: 2 }));
  expect(lost.does(listed([snapshot({ version: 1, lastSeq: 2 })]))).toHaveLength(1);
});

it('the push of the newest message was lost: the next list, which is no new version, brings it', () => {
  const at = desk(changed({ version: 2, lastSeq: 1 }), page([message(1)]));
  expect(at.does(listed([snapshot({ version: 2, lastSeq: 2 })]))).toEqual([
    { type: 'fetch', key, after: 1, limit: 200 },
  ]);
  at.does(page([message(2)], 1));
  expect(texts(at)).toEqual(['text 1', 'text 2']);
  // An older list takes nothing away.
  expect(at.does(listed([snapshot({ version: 2, lastSeq: 1 })]))).toEqual([]);
  expect(at.of().snapshot.lastSeq).toBe(2);
});

it('a page that does not come is asked for again with the next news, and an empty one is not asked for in a circle', () => {
  const at = desk(changed({ lastSeq: 2 }));
  at.does({ type: 'page', key, after: 0, page: undefined });
  expect(at.does(told(message(2)))).toEqual([{ type: 'fetch', key, after: 0, limit: 200 }]);
  expect(at.does(page([]))).toEqual([]);
  expect(isBehind(at.of())).toBe(true);
});

it('complaint 4: what the agent wrote stays on the screen until the transcript has it, however fast the change', () => {
  const second = conversationKey(snapshot({ conversationId: 'c2' }));
  const at = desk(changed(), changed({ conversationId: 'c2' }));
  at.does(written('a', 'Let me look'), written('b', 'Good morning', second));
  expect(at.of().outbox).toEqual([{ id: 'a', text: 'Let me look', state: 'sending' }]);
  at.does(told(message(1)), sent('a'));
  expect(at.of().outbox).toEqual([{ id: 'a', text: 'Let me look', state: 'stored' }]);
  at.does(told(message(2, { id: 'a', author: 'agent', text: 'Let me look', state: 'stored' })));
  expect([at.of().outbox, texts(at)]).toEqual([[], ['text 1', 'Let me look']]);
});

it('complaint 5: each conversation has its own draft, and a new window finds it', () => {
  const about = ['c1', 'c2', 'c3'].map((conversationId) => snapshot({ conversationId }));
  const at = desk(...about.map((one) => changed(one)));
  about.forEach((one, index) => at.does({ type: 'drafted', key: conversationKey(one), text: `draft ${index}` }));
  expect(about.map((one) => at.of(conversationKey(one)).draft)).toEqual(['draft 0', 'draft 1', 'draft 2']);
  const next = desk(changed({ lastSeq: 1 }), page([message(1)], 0, { draft: 'draft 0' }));
  expect(next.of().draft).toBe('draft 0');
  // What the agent has typed since is newer than what was kept.
  const typed = desk(
    changed({ lastSeq: 1 }),
    { type: 'drafted', key, text: 'newer' },
    page([message(1)], 0, { draft: 'old' }),
  );
  expect(typed.of().draft).toBe('newer');
  // Sent, but the page died before the draft was emptied: it must not be there to be sent twice.
  const own = message(1, { author: 'agent', text: 'Hello' });
  expect(desk(changed({ lastSeq: 1 }), page([own], 0, { draft: 'Hello' })).of().draft).toBeUndefined();
});

it('complaint 6: in whatever order news comes, the order is that of seq and no state goes back', () => {
  const states = ['stored', 'sent', 'delivered', 'read'] as const;
  const news = [
    ...[1, 2, 4, 5].map((seq) => told(message(seq))),
    ...states.map((state) => told(message(3, { author: 'agent', id: 'a', state }))),
  ];
  for (let seed = 1; seed <= 200; seed += 1) {
    const shuffled = [...news];
    let random = seed;
    for (let at = shuffled.length - 1; at > 0; at -= 1) {
      random = (random * 48_271) % 2_147_483_647;
      const other = random % (at + 1);
      [shuffled[at], shuffled[other]] = [shuffled[other] as ConversationsEvent, shuffled[at] as ConversationsEvent];
    }
    const at = desk(changed());
    // Stable under the eye: what was read keeps its place.
    let before: readonly string[] = [];
    for (const event of shuffled) {
      at.does(event);
      const now = readMessages(at.of()).map(({ id }) => id);
      expect(now.slice(0, before.length)).toEqual(before);
      before = now;
    }
    expect(before).toEqual(['m-1', 'm-2', 'a', 'm-4', 'm-5']);
    expect(at.of().messages[2]?.state).toBe('read');
  }
});

it('of two states of a message the one that says more is shown, whichever came first', () => {
  const own = (state: (typeof messageStates)[number]) => told(message(1, { author: 'agent', state }));
  for (const one of messageStates)
    for (const other of messageStates)
      expect(desk(changed(), own(one), own(other)).of().messages[0]?.state).toBe(laterState(one, other));
});

it('what was taken back or changed stays so when an older push comes late', () => {
  const at = desk(changed(), told(message(1, { text: 'new', edited: true })), told(message(1, { text: 'old' })));
  expect(texts(at)).toEqual(['new']);
  const { text: _text, ...empty } = message(1, { deleted: true });
  at.does(told(empty), told(message(1, { text: 'old' })));
  expect(at.of().messages[0]).toMatchObject({ deleted: true });
  expect(texts(at)).toEqual([undefined]);
});

it('complaint 7: trying again makes a new webhook before anything on the screen changes', () => {
  const failed = message(1, { id: 'a', author: 'agent', text: 'Hi', state: 'failed', failed: 'unreachable' });
  const at = desk(changed(), told(failed));
  const effects = at.does({ type: 'retry', key, id: 'a', newId: 'b' });
  expect(effects).toEqual([{ type: 'send', key, outgoing: { id: 'b', text: 'Hi', state: 'sending' } }]);
  expect(at.of().messages[0]).toMatchObject({ state: 'failed', failed: 'unreachable' });
  // Pressed twice: one try.
  expect(at.does({ type: 'retry', key, id: 'a', newId: 'b' })).toEqual([]);
});

it('perhaps sent is sent again by nobody but the agent, as a new message', () => {
  const doubt = message(1, { id: 'a', author: 'agent', text: 'Hi', state: 'unknown' });
  const at = desk(changed(), told(doubt), listed([snapshot({ version: 2, lastSeq: 1 })]));
  expect(at.sent()).toEqual([]);
  at.does({ type: 'retry', key, id: 'a', newId: 'b' });
  expect(at.sent()).toEqual(['b']);
  // What has arrived is not sent again at all.
  at.does(told(message(1, { id: 'a', author: 'agent', text: 'Hi', state: 'delivered' })), {
    type: 'retry',
    key,
    id: 'a',
    newId: 'c',
  });
  expect(at.sent()).toEqual(['b']);
});

it('complaint 8: a message that is not taken stays with its reason, holds back what follows, and can be removed', () => {
  const at = desk(changed());
  at.does(written('a', 'one'), written('b', 'two'), sent('a', false, 'window-closed'));
  expect(at.of().outbox).toEqual([
    { id: 'a', text: 'one', state: 'refused', reason: 'window-closed' },
    { id: 'b', text: 'two', state: 'waiting' },
  ]);
  expect(at.sent()).toEqual(['a']);
  at.does({ type: 'retry', key, id: 'a', newId: 'unused' });
  expect(at.sent()).toEqual(['a', 'a']);
  at.does(sent('a', false, 'window-closed'), { type: 'remove', key, id: 'a' });
  expect(at.sent()).toEqual(['a', 'a', 'b']);
  // What is under way cannot be taken back.
  at.does({ type: 'remove', key, id: 'b' });
  expect(at.of().outbox).toHaveLength(1);
});

it('complaint 13: only what the agent was shown counts as read, and it is told once', () => {
  const at = desk(changed({ lastSeq: 3 }), page([message(1), message(2), message(3)]));
  expect(unreadMessages(at.of())).toHaveLength(3);
  expect(at.does({ type: 'shown', key, upTo: 2 })).toEqual([{ type: 'tell-shown', key, upTo: 2 }]);
  expect(at.does({ type: 'shown', key, upTo: 1 }, { type: 'shown', key, upTo: 2 })).toEqual([]);
  // Never beyond what was there to be seen.
  expect(at.does({ type: 'shown', key, upTo: 99 })).toEqual([{ type: 'tell-shown', key, upTo: 3 }]);
  expect(unreadMessages(at.of())).toEqual([]);
});

it('a text has its id in the step in which the input empties; one is under way at a time', () => {
  const at = desk(changed(), { type: 'drafted', key, text: ' Hello ' });
  at.does(written('a', ' Hello '), written('b', 'again'), written('a', ' Hello '), written('c', '  '));
  expect(at.of().draft).toBe('');
  expect(at.sent()).toEqual(['a']);
  // The kept draft is emptied only when the adaptor has the message.
  expect(at.does(sent('a'))).toContainEqual({ type: 'keep-draft', key });
  expect(at.sent()).toEqual(['a', 'b']);
});

it('a window that takes over sends what the one before had not, under the same id', () => {
  const at = desk(changed(), told(message(1, { id: 'a', author: 'agent', state: 'stored' })));
  at.does({
    type: 'inherited',
    key,
    draft: 'half a',
    outbox: [
      { id: 'a', text: 'one' },
      { id: 'b', text: 'two' },
    ],
  });
  expect(at.sent()).toEqual(['b']);
  expect(at.of().draft).toBe('half a');
});

it('an offer is accepted once, and goes without a trace when somebody else has it', () => {
  const { activeForMs: _none, ...offer } = snapshot({ state: 'alerting', lastSeq: 2 });
  const at = desk({ type: 'changed', snapshot: offer, nowMs: 0 });
  const accept: ConversationsEvent = { type: 'wanted', key, wish: 'accept' };
  expect(at.does(accept, accept)).toEqual([{ type: 'wish', key, wish: 'accept' }]);
  // Nothing of it is read before it is the agent's.
  expect(at.does({ type: 'answered', key, wish: 'accept', answer: { ok: true, state: 'active' } })).toEqual([
    { type: 'fetch', key, after: 0, limit: 200 },
  ]);
  const other = desk({ type: 'changed', snapshot: offer, nowMs: 0 }, accept);
  other.does({ type: 'answered', key, wish: 'accept', answer: { ok: false, reason: 'taken-back' } });
  expect(other.keys()).toEqual([]);
  const gone = desk({ type: 'changed', snapshot: offer, nowMs: 0 });
  gone.does({
    type: 'changed',
    snapshot: { ...offer, state: 'ended', reason: 'taken-elsewhere', version: 2 },
    nowMs: 1,
  });
  expect(gone.keys()).toEqual([]);
});

it('the answer to the accept is faster than the push of the offer before it: the conversation stays the agent’s', () => {
  const { activeForMs: _none, ...offer } = snapshot({ state: 'offered', lastSeq: 1 });
  const at = desk({ type: 'changed', snapshot: offer, nowMs: 0 }, { type: 'wanted', key, wish: 'accept' });
  at.does({ type: 'answered', key, wish: 'accept', answer: { ok: true, state: 'active', version: 3 } });
  at.does({ type: 'changed', snapshot: { ...offer, state: 'alerting', version: 2 }, nowMs: 1 });
  expect(at.of().snapshot.state).toBe('active');
  at.does(written('a', 'I ask my colleague'));
  expect(at.sent()).toEqual(['a']);
  at.does(changed({ version: 3, lastSeq: 1 }));
  expect(at.of().snapshot).toMatchObject({ state: 'active', version: 3, activeForMs: 0 });
});

it('words that were sent in the moment in which it ended are not lost: they stay, as not sent', () => {
  const at = desk(changed(), changed({ state: 'ended', reason: 'customer-left', version: 2 }));
  at.does(written('a', 'One more thing'));
  expect([at.sent(), at.of().outbox]).toEqual([
    [],
    [{ id: 'a', text: 'One more thing', state: 'refused', reason: 'illegal-state' }],
  ]);
  at.does({ type: 'remove', key, id: 'a' });
  expect(at.of().outbox).toEqual([]);
});

it('words that waited behind a refused one when it ended say that they were not sent, and wait for nothing', () => {
  const at = desk(changed(), written('a', 'One'), written('b', 'Two'));
  at.does(sent('a', false, 'too-many-requests'));
  expect(at.of().outbox.map(({ state }) => state)).toEqual(['refused', 'waiting']);
  at.does(changed({ state: 'ended', reason: 'agent-lost', version: 2 }));
  expect(at.of().outbox).toMatchObject([{ state: 'refused' }, { id: 'b', state: 'refused', reason: 'illegal-state' }]);
  expect(at.sent()).toEqual(['a']);
});

it('over is over: nothing is written, and what is done with is not listed again', () => {
  const at = desk(changed(), changed({ state: 'ended', reason: 'customer-left', version: 2 }), changed({ version: 3 }));
  at.does(written('a', 'too late'));
  expect([at.of().snapshot.state, at.sent()]).toEqual(['ended', []]);
  expect(at.does({ type: 'dismissed', key })).toEqual([]);
  expect(at.keys()).toEqual([]);
});

it('a list takes away what is not in it, but not what was pushed since it was asked for', () => {
  const at = desk(
    changed({ conversationId: 'old' }, 50),
    changed({ conversationId: 'new' }, 150),
    listed([snapshot()]),
  );
  expect(at.keys()).toEqual([conversationKey(snapshot({ conversationId: 'new' })), key]);
});

it('the newest page of a long conversation is read first, and what lies before when the agent wants it', () => {
  const all = Array.from({ length: 300 }, (_none, at) => message(at + 1));
  const at = desk();
  expect(at.does(changed({ lastSeq: 300 }))).toContainEqual({ type: 'fetch', key, after: 100, limit: 200 });
  at.does(page(all.slice(100), 100));
  expect([texts(at)[0], texts(at).length]).toEqual(['text 101', 200]);
  expect(at.does({ type: 'earlier', key })).toEqual([{ type: 'fetch', key, after: 0, limit: 100 }]);
  at.does(page(all.slice(0, 100), 0));
  expect([texts(at)[0], texts(at).length]).toEqual(['text 1', 300]);
});

describe('the customer of a conversation', () => {
  const ann = { entityName: 'contact', id: 'a', name: 'Ann Example' };
  const bob = { entityName: 'contact', id: 'b', name: 'Bob Example' };

  it('is looked for once, while it is offered, and again when the telephony system names a record', () => {
    const here = desk();
    const { activeForMs: _none, ...offer } = snapshot({ state: 'offered' });
    expect(here.does({ type: 'changed', snapshot: offer, nowMs: 0 })).toEqual([{ type: 'look-up', key }]);
    expect(here.does(changed({ version: 2 }))).toEqual([]);
    const record = { entityName: 'contact', id: 'a' };
    expect(here.does(changed({ version: 3, record }))).toEqual([{ type: 'look-up', key }]);
  });

  it('whom the agent says stays, whatever a later search finds; an answer that says nothing puts nobody away', () => {
    const here = desk(changed());
    here.does({ type: 'matched', key, match: { outcome: 'several', customers: [ann, bob] } });
    here.does({ type: 'matched', key, match: { outcome: 'unknown' } });
    expect(here.of().customer).toMatchObject({ outcome: 'several' });
    here.does(
      { type: 'chosen', key, customer: bob },
      { type: 'matched', key, match: { outcome: 'one', customer: ann } },
    );
    expect(here.of().customer).toEqual({ outcome: 'one', customer: bob, chosen: true, others: [ann] });
  });
});

it('complaints +: one conversation is one on the screen, however often and by which way it is told', () => {
  const at = desk(changed(), changed(), changed({ version: 2 }));
  at.does({ type: 'listed', list: { conversations: [snapshot({ version: 2 })], ended: [] }, askedAtMs: 1, nowMs: 1 });
  expect(at.keys()).toEqual([key]);
});
