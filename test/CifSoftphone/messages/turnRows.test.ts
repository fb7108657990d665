import type { Conversation } from '../../../CifSoftphone/core/messages/conversation';
import { conversationKey } from '../../../CifSoftphone/core/messages/conversation';
import type { ConversationSnapshot } from '../../../protocol/messages/conversation';
import { TurnRows } from '../../../CifSoftphone/messages/turnRows';
import type { KeptTurns } from '../../../CifSoftphone/messages/turnEntry';
import type { CustomerMatch } from '../../../CifSoftphone/core/customer/customerMatch';
import { fakeConversations, type FakeConversations } from '../activity/fakeConversations';
import { rowTexts } from '../activity/rowTexts';
import { message, snapshot } from '../core/messages/conversationSamples';

const realTimeout = setTimeout;
beforeEach(() => jest.useFakeTimers());
/** Names of rows are hashed by the browser, which no fake clock moves. */
const hashed = async (): Promise<void> => {
  for (let turns = 0; turns < 6; turns += 1) await new Promise((done) => realTimeout(done, 3));
};
const settle = async (ms = 0): Promise<void> => {
  await hashed();
  await jest.advanceTimersByTimeAsync(ms);
  await hashed();
};

const ended = (
  more: Partial<ConversationSnapshot> & { readonly isHad?: false } = {},
  about: Partial<Conversation> = {},
): Conversation => {
  const { isHad, ...rest } = more;
  const { activeForMs = 0, ...offer } = snapshot({
    state: 'ended',
    reason: 'agent-ended',
    lastSeq: 2,
    activeForMs: 60_000,
    endedForMs: 0,
    ...rest,
  });
  const told = isHad === false ? offer : { ...offer, activeForMs: activeForMs + 60_000 };
  return {
    ...{ key: conversationKey(told), snapshot: told, atMs: Date.now(), customer: { outcome: 'none' } },
    ...{ messages: [message(1), message(2, { author: 'agent' })], fromSeq: 0, toSeq: 2, asked: false, draft: '' },
    ...{ outbox: [], shownSeq: 2, wish: undefined, refused: undefined, typing: undefined },
    ...about,
  };
};
const key = ended().key;

/** A tab, whose pages come and go; the table and the tab's storage stay. */
function tab(
  rows: FakeConversations = fakeConversations(),
  more: { wrapUpSeconds?: number; match?: CustomerMatch } = {},
) {
  const there = { rows, kept: {} as KeptTurns, logged: [] as string[], earlier: [] as string[] };
  const page = (): TurnRows =>
    new TurnRows(
      {
        store: rows.store,
        customers: {
          find: () => Promise.resolve(more.match ?? { outcome: 'none' }),
          nameOf: () => Promise.resolve('Maria'),
          isCustomer: (table) => table === 'contact',
          waysTo: () => Promise.resolve(undefined),
        },
        texts: rowTexts,
        wrapUpSeconds: () => more.wrapUpSeconds,
        kept: { read: () => there.kept, keep: (turns) => (there.kept = turns) },
        nowMs: () => Date.now(),
        random: () => 0,
      },
      {
        changed: () => undefined,
        earlier: (one) => there.earlier.push(one),
        closed: (about) => there.logged.push(conversationKey(about)),
      },
    );
  return Object.assign(there, { page });
}

it('a turn that is over is one open row; Close closes it and tells the adaptor', async () => {
  const desk = tab();
  const page = desk.page();
  page.heard(ended());
  await settle();
  expect(desk.rows.only()).toMatchObject([{ subject: 'Chat with Ann', statecode: 0 }]);
  expect([page.wrapUp(key)?.saved, desk.logged]).toEqual(['saved', []]);
  page.done(key);
  expect(page.isDone(key)).toBe(true);
  await settle();
  expect(desk.rows.only()).toMatchObject([{ statecode: 1, statuscode: 2 }]);
  expect([desk.logged, desk.kept]).toEqual([[key], {}]);
});

it('told again and again it stays one row, and one that is complete is only logged again', async () => {
  const desk = tab();
  const page = desk.page();
  for (let times = 0; times < 5; times += 1) {
    page.heard(ended());
    await settle();
  }
  page.done(key);
  page.done(key);
  await settle();
  page.heard(ended());
  await settle();
  expect(desk.rows.only()).toHaveLength(1);
  expect(desk.logged).toEqual([key, key]);
});

it('notes are saved in a pause of typing, and the disposition at once with them', async () => {
  const desk = tab();
  const page = desk.page();
  page.heard(ended());
  await settle();
  for (const text of ['W', 'Wants', 'Wants a refund']) {
    page.change(key, { what: 'notes', text });
    await settle(300);
  }
  page.change(key, { what: 'disposition', value: 'refund' });
  expect(page.wrapUp(key)).toMatchObject({ notes: 'Wants a refund', saved: 'saving' });
  await settle(1_000);
  expect(desk.rows.only()).toMatchObject([{ description: 'Wants a refund', cti_disposition: 'refund' }]);
  expect([page.wrapUp(key)?.saved, desk.rows.asked.filter((one) => one === 'update').length]).toEqual(['saved', 1]);
});

it('a reload between Close and the closed row forgets nothing and doubles nothing', async () => {
  const desk = tab();
  const first = desk.page();
  first.heard(ended());
  await settle();
  desk.rows.failure = '503';
  first.change(key, { what: 'notes', text: 'Call back' });
  first.done(key);
  await settle();
  first.stop();
  desk.rows.failure = undefined;
  const next = desk.page();
  next.heard(ended());
  expect(next.isDone(key)).toBe(true);
  await settle();
  expect(desk.rows.only()).toMatchObject([{ description: 'Call back', statecode: 1 }]);
  expect(desk.logged).toEqual([key]);
});

it('notes that were typed a moment before a reload are there after it, and in the row', async () => {
  const desk = tab();
  const first = desk.page();
  first.heard(ended());
  await settle();
  first.change(key, { what: 'notes', text: 'half a sen' });
  desk.rows.failure = 'network';
  first.stop();
  await settle();
  desk.rows.failure = undefined;
  const next = desk.page();
  next.heard(ended());
  expect(next.wrapUp(key)?.notes).toBe('half a sen');
  await settle();
  expect(desk.rows.only()).toMatchObject([{ description: 'half a sen', statecode: 0 }]);
});

it('another leader takes what stands in the row, and what both wrote stays', async () => {
  const rows = fakeConversations();
  const one = tab(rows);
  const first = one.page();
  first.heard(ended());
  first.change(key, { what: 'notes', text: 'From the first.' });
  await settle(1_000);
  const second = tab(rows).page();
  second.heard(ended());
  await settle();
  expect(second.wrapUp(key)?.notes).toBe('From the first.');
  first.change(key, { what: 'notes', text: 'From the first. More.' });
  second.change(key, { what: 'notes', text: 'From the first. Other.' });
  await settle(1_000);
  await settle(1_000);
  expect(rows.only()).toHaveLength(1);
  expect(String(rows.only()[0]?.['description'])).toContain('More.');
  expect(String(rows.only()[0]?.['description'])).toContain('Other.');
});

it('closed in another browser, a turn is over here too, and is not touched again', async () => {
  const rows = fakeConversations();
  const here = tab(rows);
  const page = here.page();
  page.heard(ended());
  await settle();
  const other = tab(rows).page();
  other.heard(ended());
  other.done(key);
  await settle();
  page.change(key, { what: 'notes', text: 'too late' });
  await settle(1_000);
  expect(rows.only()).toMatchObject([{ statecode: 1 }]);
  expect(rows.only()[0]?.['description']).toBeUndefined();
  expect([here.logged, page.isDone(key)]).toEqual([[key], true]);
});

it('the time that makers set ends a wrap-up, also one that a reload cut', async () => {
  const desk = tab(fakeConversations(), { wrapUpSeconds: 30 });
  const first = desk.page();
  first.heard(ended());
  await settle(10_000);
  expect(first.wrapUp(key)?.endsAtMs).toBe(Date.now() + 20_000);
  first.stop();
  const next = desk.page();
  next.heard(ended({ endedForMs: 10_000 }));
  await settle(19_000);
  expect(next.isDone(key)).toBe(false);
  await settle(2_000);
  expect([next.isDone(key), desk.logged]).toEqual([true, [key]]);
});

it('without a wrap-up, and of a turn that ended long ago, the row is closed at once', async () => {
  const none = tab(fakeConversations(), { wrapUpSeconds: 0 });
  none.page().heard(ended());
  const old = tab();
  old.page().heard(ended({ endedForMs: 20 * 60_000 }));
  await settle();
  expect([none.logged, old.logged]).toEqual([[key], [key]]);
});

it('an offer that came to nothing leaves a closed row without a transcript', async () => {
  const desk = tab(fakeConversations(), {
    match: { outcome: 'one', customer: { entityName: 'contact', id: 'c', name: 'Maria' } },
  });
  const missed = ended(
    { reason: 'timed-out', isHad: false, from: { address: '+12025550123', kind: 'phone', withheld: false } },
    { customer: undefined, messages: [], toSeq: 0 },
  );
  desk.page().heard(missed);
  await settle();
  expect(desk.rows.only()).toMatchObject([{ subject: 'Missed Chat: Maria', cti_outcome: 'missed', statecode: 2 }]);
  expect(desk.rows.only()[0]?.['cti_transcript']).toBeUndefined();
  expect(desk.logged).toEqual([key]);
});

it('nothing is written before all messages of the turn are here: what is missing is asked for', async () => {
  const desk = tab();
  const page = desk.page();
  page.heard(ended({}, { fromSeq: 1, messages: [message(2)] }));
  await settle();
  expect([desk.earlier, desk.rows.only(), page.waits()]).toEqual([[key], [], true]);
  page.heard(ended());
  await settle();
  expect(desk.rows.only()).toMatchObject([{ cti_messagesin: 1, cti_messagesout: 1 }]);
});

it('Dataverse that is away is asked again until it is back, and the agent is told when it lasts', async () => {
  const desk = tab();
  const page = desk.page();
  desk.rows.failure = 'network';
  page.heard(ended());
  page.done(key);
  await settle(7_000);
  await settle(7_000);
  expect([page.trouble()?.kind, desk.logged]).toEqual(['away', []]);
  desk.rows.failure = undefined;
  await settle(60_000);
  expect([page.trouble(), desk.logged, desk.rows.only().length]).toEqual([undefined, [key], 1]);
});

it('a table that is not there is told once and not asked for all day; nothing is logged, so nothing is lost', async () => {
  const desk = tab();
  const page = desk.page();
  desk.rows.refuses = () => '404';
  page.heard(ended());
  page.done(key);
  await settle();
  const asked = desk.rows.asked.length;
  expect(page.trouble()).toEqual({ kind: 'no-table', detail: '404' });
  await settle(24 * 3_600_000);
  expect([desk.rows.asked.length, desk.logged, page.isDone(key)]).toEqual([asked, [], true]);
  // The add-on was imported: the next page writes what the adaptor has kept.
  desk.rows.refuses = undefined;
  const next = desk.page();
  next.heard(ended());
  await settle();
  expect([desk.rows.only().length, desk.logged]).toEqual([1, [key]]);
});

it('a right that is missing is told with its number, and tried again when it may have been given', async () => {
  const desk = tab();
  const page = desk.page();
  desk.rows.failure = '403';
  page.heard(ended());
  await settle();
  expect(page.trouble()).toEqual({ kind: 'refused', detail: '403' });
  desk.rows.failure = undefined;
  await settle(5 * 60_000);
  expect([page.trouble(), desk.rows.only().length]).toEqual([undefined, 1]);
});

it('a customer that Dynamics does not take must not cost the row', async () => {
  const desk = tab();
  desk.rows.refuses = (columns) =>
    Object.keys(columns).some((name) => name.startsWith('regarding')) ? '404' : undefined;
  const page = desk.page();
  page.heard(
    ended({}, { customer: { outcome: 'one', customer: { entityName: 'contact', id: 'gone', name: 'Maria' } } }),
  );
  await settle();
  expect([desk.rows.only().length, page.trouble()]).toEqual([1, undefined]);
});

it('a row that somebody deletes meanwhile is made anew', async () => {
  const desk = tab();
  const page = desk.page();
  page.heard(ended());
  await settle();
  desk.rows.rows.clear();
  page.done(key);
  await settle(5_000);
  await settle(5_000);
  expect([desk.rows.only().length, desk.logged]).toEqual([1, [key]]);
});

it('two turns of one conversation are two rows', async () => {
  const desk = tab();
  const page = desk.page();
  page.heard(ended({ reason: 'transferred' }));
  page.heard(ended({ handling: 3 }));
  await settle();
  expect(desk.rows.only().map((row) => row['cti_outcome'])).toEqual(['transferred', 'answered']);
});
