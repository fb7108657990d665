import { usualCustomers } from './usualCustomers';
import { ActivityLog } from '../../../CifSoftphone/activity/activityLog';
import { callKey } from '../../../CifSoftphone/core/calls/call';
import type { CustomerMatch } from '../../../CifSoftphone/core/customer/customerMatch';
import type { CallDraft } from '../../../CifSoftphone/core/draft/callDraft';
import type { KeptWords } from '../../../CifSoftphone/core/draft/keptWords';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import { ring } from '../core/calls/callSamples';
import { FakeActivities } from './fakeActivities';
import { FakeUnsavedWords } from './fakeUnsavedWords';

/* The browser's crypto answers in its own time, which fake timers do not bring; its test is its own. */
jest.mock('../../../CifSoftphone/activity/activityId', () => ({
  activityId: ({ callId }: CallSnapshot, agent: string) => Promise.resolve(`${callId} ${agent}`),
}));

const oid = 'ada';
const toldAtMs = Date.parse('2026-03-04T14:06:00.000Z');
const live = (more: Partial<CallSnapshot> = {}): CallSnapshot =>
  ring('a', { state: 'connected', version: 3, offeredForMs: 60_000, connectedForMs: 0, toldAtMs, ...more });
const over = (more: Partial<CallSnapshot> = {}): CallSnapshot =>
  live({ state: 'disconnected', reason: 'normal', version: 4, connectedForMs: 60_000, endedForMs: 0, ...more });
const key = callKey(live());

interface Page {
  readonly activities: FakeActivities;
  /** Of the tab. */
  readonly tab: FakeUnsavedWords;
  readonly inherited?: readonly KeptWords[];
  readonly inheritedDraft?: CallDraft;
  readonly agent?: string;
  /** Who the call on the screen is, as long as it is there. */
  readonly shown?: { match: CustomerMatch | undefined };
  readonly found?: CustomerMatch;
}

/** A page of the agent; a second one with the same tab is the first after a reload. */
function page({
  activities,
  tab,
  inherited = [],
  inheritedDraft,
  agent = oid,
  shown,
  found = { outcome: 'none' },
}: Page) {
  const log = new ActivityLog(
    {
      activities,
      customers: { find: () => Promise.resolve(found), ...usualCustomers },
      writeNumber: (number) => ({ display: number, e164: number }),
      writeSubject: ({ outcome }) => outcome,
      nowMs: () => Date.now(),
      wallTimeMs: () => Date.now(),
      unsavedWords: tab,
      random: () => 0.5,
      wrapUpSeconds: () => undefined,
      wrapUpExtensions: () => 0,
      wrapUpFields: () => [],
      dispositionLabel: (value) => `the label of ${value}`,
    },
    {
      matchOf: () => (shown === undefined ? { outcome: 'none' } : shown.match),
      logged: () => undefined,
      trouble: () => undefined,
      caseRefused: () => undefined,
      caseFollowed: () => undefined,
      draftChanged: () => undefined,
      inheritedDraft: () => inheritedDraft,
      inheritedKept: () => inherited,
      wrappedUp: () => undefined,
    },
  );
  log.opened(agent);
  const kept = () => log.keptRows.view((_call, match) => (match?.outcome === 'one' ? match.customer.name : 'Grace'));
  const type = async (text: string, revision = 0) => {
    log.changeDraft(key, { what: 'notes', text, revision });
    await pass(1_000);
  };
  return { log, kept, type };
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const begin = () => ({ activities: new FakeActivities(), tab: new FakeUnsavedWords() });
const rowOf = ({ activities }: Page) => activities.rows.get('a ada');
const reopen = ({ activities }: Page) => activities.change('a ada', { statecode: 0 });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a record that Dynamics refuses for good', () => {
  const refused = async () => {
    const world = begin();
    world.activities.refuse = (step) => (step === 'create' ? { ok: false, reason: '400' } : undefined);
    const first = page(world);
    first.log.heard(oid, [live()]);
    await first.type('Wants a copy');
    return { world, first };
  };
  const offer = {
    id: `ada ${key}`,
    why: 'RowRefused',
    detail: '400',
    atMs: toldAtMs - 60_000,
    who: 'Grace',
    text: 'Wants a copy',
  };

  it('is told with the time and the words of its call, also after Done, and also after a reload', async () => {
    const { world, first } = await refused();
    expect(first.kept()).toMatchObject([offer]);
    first.log.heard(oid, [over()]);
    first.log.done(key);
    await pass(0);
    expect(first.log.draftOf(key)).toBeUndefined();
    expect(first.kept()).toMatchObject([offer]);
    first.log.stop();

    const second = page(world);
    second.log.heard(oid, [over()]);
    second.log.listed();
    await pass(0);
    expect(second.log.draftOf(key)).toBeUndefined();
    expect(second.kept()).toMatchObject([offer]);
    // Pressed too early: it is tried, and told on.
    await second.log.keptRows.tryNow(offer.id);
    expect(second.kept()).toMatchObject([offer]);
    world.activities.refuse = () => undefined;
    await second.log.keptRows.tryNow(offer.id);
    expect(second.kept()).toEqual([]);
    expect(rowOf(world)).toMatchObject({ description: 'Wants a copy', statecode: 1 });
    expect(world.tab.words.size).toBe(0);
  });

  it('still tells whose call it was when the call is off the screen, and after a reload', async () => {
    const world = begin();
    world.activities.refuse = (step) => (step === 'create' ? { ok: false, reason: '400' } : undefined);
    const maria: CustomerMatch = { outcome: 'one', customer: { entityName: 'contact', id: '1', name: 'Maria Silva' } };
    const shown: { match: CustomerMatch | undefined } = { match: maria };
    const first = page({ ...world, shown });
    first.log.heard(oid, [live()]);
    await first.type('Wants a copy');
    first.log.heard(oid, [over()]);
    first.log.done(key);
    await pass(0);
    shown.match = undefined;
    expect(first.kept()).toMatchObject([{ who: 'Maria Silva' }]);
    first.log.stop();
    expect(JSON.stringify([...world.tab.words.values()])).not.toContain('Maria');
    const second = page({ ...world, shown, found: maria });
    second.log.heard(oid, [over()]);
    await pass(0);
    expect(second.kept()).toMatchObject([{ who: 'Maria Silva', text: 'Wants a copy' }]);
  });

  it('can be put away and is tried all the same; words of another agent are taken out of the tab', async () => {
    const { world, first } = await refused();
    first.log.keptRows.forget(offer.id);
    expect(first.kept()).toEqual([]);
    expect(world.tab.words.size).toBe(1);
    first.log.stop();
    const grace = page({ ...world, agent: 'grace' });
    expect(grace.kept()).toEqual([]);
    expect(world.tab.words.size).toBe(0);
  });

  it('of which nobody wrote anything is told once, however many there are', async () => {
    const world = begin();
    world.activities.refuse = () => ({ ok: false, reason: '403' });
    const { log, kept } = page(world);
    log.heard(oid, [over(), over({ callId: 'b' }), over({ callId: 'c' })]);
    await pass(0);
    expect(kept()).toMatchObject([{ why: 'RowRefused', detail: '403', text: '' }]);
  });

  it('leaves its words to the next leader of the line, in another tab', async () => {
    const { world, first } = await refused();
    first.log.heard(oid, [over()]);
    first.log.done(key);
    await pass(0);
    const other = page({ ...world, tab: new FakeUnsavedWords(), inherited: first.kept() });
    first.log.stop();
    world.activities.refuse = () => undefined;
    other.log.heard(oid, [over()]);
    await pass(0);
    expect(rowOf(world)).toMatchObject({ description: 'Wants a copy', statecode: 1 });
    // The first tab has the line again: nothing is said twice.
    const again = page(world);
    again.log.heard(oid, []);
    again.log.listed();
    await pass(0);
    expect(again.kept()).toEqual([]);
    expect(world.tab.words.size).toBe(0);
  });

  it('and was saved in parts by two tabs gets the words of both', async () => {
    const { world, first } = await refused();
    first.log.stop();
    world.activities.refuse = () => undefined;
    const nothing = {
      disposition: undefined,
      caseLink: undefined,
      fields: {},
      revision: 0,
      wrapUp: undefined,
    } as const;
    const second = page({ ...world, inheritedDraft: { ...nothing, notes: 'Calls back', saved: 'saving' } });
    second.log.heard(oid, [live()]);
    await pass(1_000);
    expect(rowOf(world)).toMatchObject({ description: 'Wants a copy\nCalls back' });
  });
});

describe('words for which the row has no place', () => {
  const inRow = async () => {
    const world = begin();
    const one = page(world);
    one.log.heard(oid, [live()]);
    await one.type('Wants a copy');
    return { world, one };
  };

  it('because somebody closed it are kept over a reload, and come into it when it is open again', async () => {
    const { world, one } = await inRow();
    world.activities.change('a ada', { statecode: 1 });
    one.log.changeDraft(key, { what: 'disposition', value: 'solved' });
    await one.type('Wants a copy by post');
    one.log.heard(oid, [over()]);
    await pass(1_000);
    const text = 'Wants a copy by post\nthe label of solved';
    expect(one.kept()).toMatchObject([{ why: 'RowClosed', atMs: toldAtMs - 60_000, text }]);
    one.log.stop();
    // Nobody lists the call any more; who it was is not kept.
    const two = page(world);
    two.log.listed();
    await pass(0);
    expect(two.kept()).toMatchObject([{ why: 'RowClosed', text }]);
    expect(JSON.stringify(world.tab.offered)).not.toContain('Grace');
    const [offer] = two.kept();
    await two.log.keptRows.tryNow(offer?.id ?? '');
    expect(two.kept()).toHaveLength(1);
    reopen(world);
    await two.log.keptRows.tryNow(offer?.id ?? '');
    expect(rowOf(world)).toMatchObject({ description: `Wants a copy\n\n${text}` });
    expect(two.kept()).toEqual([]);
    expect(world.tab.offered).toEqual([]);
  });

  it('because somebody closed it with the same words in it are not missed', async () => {
    const { world, one } = await inRow();
    world.activities.change('a ada', { statecode: 1, description: 'Wants a copy by post, said Ben' });
    await one.type('Wants a copy by post');
    expect(one.kept()).toEqual([]);
  });

  it('because two texts do not fit into it: the other’s stays, the agent’s is kept whole', async () => {
    const { world, one } = await inRow();
    const theirs = `Wants a copy ${'of all '.repeat(250)}`.trim();
    const ours = `Wants a copy ${'by post '.repeat(100)}`.trim();
    world.activities.change('a ada', { description: theirs });
    await one.type(ours);
    expect(rowOf(world)).toMatchObject({ description: theirs });
    expect(one.kept()).toMatchObject([{ why: 'NotesTooLong', text: ours }]);
    // Typed on into the text of before: the newest is kept, once.
    await one.type(`${ours} 7`);
    expect(rowOf(world)).toMatchObject({ description: theirs });
    expect(one.kept()).toMatchObject([{ why: 'NotesTooLong', text: `${ours} 7` }]);
    world.activities.change('a ada', { description: 'Short.' });
    await one.log.keptRows.tryNow(one.kept()[0]?.id ?? '');
    expect(rowOf(world)).toMatchObject({ description: `Short.\n\n${ours} 7` });
    expect(one.kept()).toEqual([]);
  });

  it('because they are longer than any: the whole is kept, and the row has what fits', async () => {
    const world = begin();
    const comments = 'About the invoice';
    const { log, type, kept } = page(world);
    log.heard(oid, [live({ comments })]);
    const long = '🙂'.repeat(1_000);
    await type(long);
    const { description } = rowOf(world) ?? {};
    expect(description).toBe(`${comments}\n\n${'🙂'.repeat(990)}`);
    expect(kept()).toMatchObject([{ why: 'NotesTooLong', text: long }]);
    log.keptRows.forget(kept()[0]?.id ?? '');
    expect(kept()).toEqual([]);
  });

  it('because nobody lists its call any more: they come into the row all the same', async () => {
    const { world, one } = await inRow();
    world.activities.refuse = (step) => (step === 'update' ? { ok: false, reason: '503' } : undefined);
    await one.type('Wants a copy by post');
    one.log.stop();
    world.activities.refuse = () => undefined;
    const two = page(world);
    two.log.listed();
    await pass(0);
    expect(rowOf(world)?.['description']).toContain('Wants a copy by post');
    expect(two.kept()).toEqual([]);
    expect(world.tab.words.size).toBe(0);
  });
});
