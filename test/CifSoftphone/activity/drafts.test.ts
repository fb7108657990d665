import type { WrapUpField } from '../../../CifSoftphone/core/settings/softphoneSettings';
import { usualCustomers } from './usualCustomers';
import { cleanLines } from '../../../protocol/cleanText';
import { ActivityLog } from '../../../CifSoftphone/activity/activityLog';
import { callKey } from '../../../CifSoftphone/core/calls/call';
import type { CallDraft } from '../../../CifSoftphone/core/draft/callDraft';
import type { CustomerMatch } from '../../../CifSoftphone/core/customer/customerMatch';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import { ring } from '../core/calls/callSamples';
import { FakeActivities } from './fakeActivities';
import { FakeUnsavedWords } from './fakeUnsavedWords';

/* The browser's crypto answers in its own time, which fake timers do not bring; its test is its own. */
jest.mock('../../../CifSoftphone/activity/activityId', () => ({
  activityId: ({ callId }: CallSnapshot, agent: string) => Promise.resolve(`${callId} ${agent}`),
}));

const oid = 'ada';
const comments = 'About the invoice';
const live = (more: Partial<CallSnapshot> = {}): CallSnapshot =>
  ring('a', { state: 'connected', version: 3, connectedForMs: 0, comments, ...more });
const over = (more: Partial<CallSnapshot> = {}): CallSnapshot =>
  ring('a', {
    state: 'disconnected',
    reason: 'normal',
    version: 4,
    connectedForMs: 60_000,
    endedForMs: 0,
    comments,
    ...more,
  });
const key = callKey(live());
const caseLink = { id: 'c1', title: 'Invoice is wrong' };
const draft = (more: Partial<CallDraft> = {}): CallDraft => ({
  notes: '',
  disposition: undefined,
  caseLink: undefined,
  fields: {},
  revision: 0,
  saved: 'saved',
  wrapUp: undefined,
  ...more,
});

interface Begin {
  readonly activities?: FakeActivities;
  readonly inherited?: CallDraft;
  readonly seconds?: number;
  readonly kept?: FakeUnsavedWords;
  readonly fields?: readonly WrapUpField[];
}

function start({
  activities = new FakeActivities(),
  inherited,
  seconds,
  kept = new FakeUnsavedWords(),
  fields = [],
}: Begin = {}) {
  const limit = { seconds };
  const told: string[] = [];
  const match: { known: CustomerMatch } = { known: { outcome: 'none' } };
  const log = new ActivityLog(
    {
      activities,
      customers: { find: () => Promise.resolve({ outcome: 'none' }), ...usualCustomers },
      writeNumber: (number) => ({ display: number, e164: number }),
      writeSubject: ({ outcome }) => outcome,
      nowMs: () => Date.now(),
      wallTimeMs: () => Date.now(),
      unsavedWords: kept,
      random: () => 0.5,
      wrapUpExtensions: () => 2,
      wrapUpFields: () => fields,
      dispositionLabel: (value) => `the label of ${value}`,
      wrapUpSeconds: () => limit.seconds,
    },
    {
      matchOf: () => match.known,
      logged: (call, wrappedUp) =>
        told.push(`logged ${call.callId}${wrappedUp === undefined ? '' : ` after ${wrappedUp.lastedMs} ms`}`),
      trouble: () => undefined,
      caseRefused: () => told.push('case refused'),
      caseFollowed: (how) => told.push(`case ${how}`),
      draftChanged: () => undefined,
      inheritedDraft: () => inherited,
      inheritedKept: () => [],
      wrappedUp: () => told.push('wrapped up'),
    },
  );
  const view = (): CallDraft => {
    const shown = log.draftOf(key);
    if (shown === undefined) throw new Error('There is no draft.');
    return shown;
  };
  const type = (text: string, revision = 0): void => log.changeDraft(key, { what: 'notes', text, revision });
  const answer = (column: string, text: string): void => log.changeDraft(key, { what: 'field', column, text });
  return { log, limit, told, match, activities, view, type, answer, row: () => activities.rows.get('a ada') };
}

const settle = () => jest.advanceTimersByTimeAsync(0);
const pass = async (ms: number) => {
  await jest.advanceTimersByTimeAsync(ms);
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function talking(begin: Begin = {}) {
  const started = start(begin);
  started.log.heard(oid, [live()]);
  await settle();
  return started;
}

describe('notes', () => {
  it('can be written about an answered call, and about no other', async () => {
    const { log } = start();
    log.heard(oid, [ring('a')]);
    expect(log.draftOf(key)).toBeUndefined();
    log.heard(oid, [ring('a', { state: 'disconnected', reason: 'timed-out', version: 2, endedForMs: 0 })]);
    await settle();
    expect(log.draftOf(key)).toBeUndefined();
  });

  it('are saved in a pause, under what the telephony system said', async () => {
    const { type, view, row } = await talking();
    type('Wants a copy');
    expect(view()).toMatchObject({ notes: 'Wants a copy', saved: 'saving' });
    await pass(700);
    expect(row()).toMatchObject({ description: comments });
    await pass(200);
    expect(row()).toMatchObject({ description: `${comments}\n\nWants a copy`, statecode: 0 });
    expect(view().saved).toBe('saved');
  });

  it('are saved now and then while the agent does not pause', async () => {
    const { type, activities, row } = await talking();
    for (let letter = 1; letter <= 8; letter += 1) {
      type('x'.repeat(letter));
      await pass(500);
    }
    expect(row()?.['description']).toContain('x'.repeat(6));
    expect(activities.steps.filter((step) => step.startsWith('update'))).toHaveLength(1);
  });

  it('are not saved while Dataverse is away: the agent sees it, and they are saved when it is back', async () => {
    const { type, view, activities, row } = await talking();
    activities.refuse = () => ({ ok: false, reason: 'network' });
    type('Wants a copy');
    await pass(1_000);
    expect(view()).toMatchObject({ notes: 'Wants a copy', saved: 'not-saved' });
    activities.refuse = () => undefined;
    await pass(5_000);
    expect(view().saved).toBe('saved');
    expect(row()?.['description']).toContain('Wants a copy');
  });

  it('are there again after a reload', async () => {
    const { type, activities } = await talking();
    type('Wants a copy');
    await pass(1_000);
    const { view } = await talking({ activities });
    expect(view()).toMatchObject({ notes: 'Wants a copy', saved: 'saved' });
  });

  it('that were just typed are sent off when the page goes away', async () => {
    const { type, log, activities, row } = await talking();
    type('Wants a');
    log.stop();
    await settle();
    expect(row()).toMatchObject({ description: `${comments}\n\nWants a` });
    expect(activities.steps.at(-1)).toBe('update a ada at the last moment');
  });

  it('that the former leader had not saved are taken over and saved', async () => {
    const { view, row } = await talking({ inherited: draft({ notes: 'Wants a', saved: 'saving' }) });
    await pass(1_000);
    expect(view()).toMatchObject({ notes: 'Wants a', saved: 'saved' });
    expect(row()).toMatchObject({ description: `${comments}\n\nWants a` });
  });

  it('that somebody else wrote into the row meanwhile are not overwritten', async () => {
    const { type, view, activities, row } = await talking();
    activities.change('a ada', { description: `${comments}\n\nBen: call Tom` });
    type('Wants a copy');
    await pass(1_000);
    expect(row()?.['description']).toBe(`${comments}\n\nWants a copy\nBen: call Tom`);
    expect(view()).toMatchObject({ notes: 'Wants a copy\nBen: call Tom', revision: 1, saved: 'saved' });
    // Typed into the text as it was before that: nothing of the other one is lost.
    type('Wants a copy today');
    await pass(1_000);
    expect(row()?.['description']).toContain('Ben: call Tom');
  });

  it('are not overwritten when somebody else writes between our look and our change', async () => {
    const { type, activities, row } = await talking();
    let between = true;
    activities.refuse = (step) => {
      if (step === 'update' && between) {
        between = false;
        activities.change('a ada', { description: 'Ben wrote it anew' });
      }
      return undefined;
    };
    type('Wants a copy');
    await pass(1_000);
    expect(row()?.['description']).toBe('Wants a copy\nBen wrote it anew');
  });

  it('of a call that ends without wrap-up are in its closed row', async () => {
    const { type, log, row, told } = await talking({ seconds: 0 });
    type('Wants a copy');
    log.heard(oid, [over()]);
    await settle();
    expect(row()).toMatchObject({ statecode: 1, description: `${comments}\n\nWants a copy` });
    expect(told).toEqual(['logged a after 0 ms']);
    expect(log.draftOf(key)).toBeUndefined();
  });
});

describe('wrap-up', () => {
  async function wrappingUp(begin: Begin = {}) {
    const started = await talking(begin);
    started.log.heard(oid, [over()]);
    await settle();
    return started;
  }

  it('keeps the row open, and not logged, until the agent is done', async () => {
    const { log, row, told, view } = await wrappingUp();
    expect(view().wrapUp).toEqual({ sinceMs: Date.now(), endsAtMs: undefined });
    expect(row()).toMatchObject({ statecode: 0, category: 'answered', subcategory: 'normal' });
    await pass(90_000);
    expect(told).toEqual([]);
    log.changeDraft(key, { what: 'disposition', value: 'solved' });
    log.done(key);
    await settle();
    expect(row()).toMatchObject({ statecode: 1, subcategory: 'solved', scheduledend: new Date().toISOString() });
    expect(told).toEqual(['logged a after 90000 ms']);
  });

  it('ends by itself after the time that makers set', async () => {
    const { row, told, view } = await wrappingUp({ seconds: 30 });
    expect(view().wrapUp?.endsAtMs).toBe(Date.now() + 30_000);
    await pass(29_000);
    expect(row()).toMatchObject({ statecode: 0 });
    await pass(1_100);
    expect(row()).toMatchObject({ statecode: 1 });
    expect(told).toEqual(['wrapped up', 'logged a after 30000 ms']);
  });

  it('heeds settings that come after its begin', async () => {
    const { log, limit, row } = await wrappingUp();
    limit.seconds = 0;
    log.configured();
    await pass(10);
    expect(row()).toMatchObject({ statecode: 1 });
  });

  it('goes on after a reload, with what was chosen', async () => {
    const first = await wrappingUp();
    first.log.changeDraft(key, { what: 'disposition', value: 'solved' });
    await pass(1_000);
    const again = start({ activities: first.activities });
    again.log.heard(oid, [over({ endedForMs: 60_000 })]);
    await settle();
    expect(again.view()).toMatchObject({ disposition: 'solved', wrapUp: { sinceMs: Date.now() - 60_000 } });
    expect(again.row()).toMatchObject({ statecode: 0, subcategory: 'solved' });
  });

  it('of yesterday is over: the row is completed with what was saved', async () => {
    const first = await wrappingUp();
    first.log.changeDraft(key, { what: 'disposition', value: 'solved' });
    await pass(1_000);
    const again = start({ activities: first.activities });
    again.log.heard(oid, [over({ endedForMs: 86_400_000 })]);
    await settle();
    expect(again.row()).toMatchObject({ statecode: 1, subcategory: 'solved' });
    expect(again.told).toEqual(['logged a after 0 ms']);
  });

  it('that another browser of the agent ended is over here too', async () => {
    const { log, activities, told } = await wrappingUp();
    activities.change('a ada', { statecode: 1 });
    log.lookAgain();
    await settle();
    expect(told[0]).toBe('wrapped up');
    expect(log.draftOf(key)).toBeUndefined();
  });

  it('of a call that was given away says so', async () => {
    const { log, row } = await talking();
    log.heard(oid, [over({ reason: 'transferred' })]);
    await settle();
    log.done(key);
    await settle();
    expect(row()).toMatchObject({ statecode: 1, category: 'transferred' });
  });
});

describe('a case', () => {
  const bind = 'regardingobjectid_incident_phonecall@odata.bind';
  const link = (chosen: typeof caseLink | undefined) => ({ what: 'case', link: chosen }) as const;

  it('takes the place of the customer, who stays a party', async () => {
    const { log, match, row } = start();
    match.known = { outcome: 'one', customer: { entityName: 'contact', id: 'g', name: 'Grace' } };
    log.heard(oid, [live()]);
    await settle();
    log.changeDraft(key, link(caseLink));
    await pass(1_000);
    expect(row()).toMatchObject({ [bind]: '/incidents(c1)' });
    expect(JSON.stringify(row()?.['phonecall_activity_parties'])).toContain('/contacts(g)');
  });

  it('that is taken off leaves the customer, or nobody', async () => {
    const { log, row } = await talking();
    log.changeDraft(key, link(caseLink));
    await pass(1_000);
    log.changeDraft(key, link(undefined));
    await pass(1_000);
    expect(row()).not.toHaveProperty([bind]);
  });

  it('stays when the agent says who it is that nobody knew', async () => {
    const { log, match, row } = await talking();
    log.changeDraft(key, link(caseLink));
    await pass(1_000);
    match.known = { outcome: 'one', customer: { entityName: 'contact', id: 'g', name: 'Grace' } };
    log.customerChosen(key, undefined, 'g');
    await settle();
    expect(row()).toMatchObject({ [bind]: '/incidents(c1)' });
    expect(row()).not.toHaveProperty(['regardingobjectid_contact_phonecall@odata.bind']);
  });

  it('of the customer before is taken off when the agent changes the customer, and comes back with that one', async () => {
    const one = (id: string): CustomerMatch => ({
      outcome: 'one',
      customer: { entityName: 'contact', id, name: id },
      chosen: true,
    });
    const about = 'regardingobjectid_contact_phonecall@odata.bind';
    const { log, match, row, view, told } = start();
    match.known = one('g');
    log.heard(oid, [live()]);
    await settle();
    log.changeDraft(key, link(caseLink));
    await pass(1_000);

    match.known = one('h');
    log.customerChosen(key, 'g', 'h');
    expect(view().caseLink).toBeUndefined();
    await settle();
    expect(row()).toMatchObject({ [about]: '/contacts(h)' });
    expect(row()).not.toHaveProperty([bind]);

    match.known = { outcome: 'none', chosen: true };
    log.customerChosen(key, 'h', undefined);
    await settle();
    expect(row()).not.toHaveProperty([about]);
    expect(told).toEqual(['case taken-off']);

    match.known = one('g');
    log.customerChosen(key, undefined, 'g');
    await settle();
    expect(view().caseLink).toEqual(caseLink);
    expect(row()).toMatchObject({ [bind]: '/incidents(c1)' });
    expect(told).toEqual(['case taken-off', 'case back']);
  });

  it('stays when the agent only confirms the customer', async () => {
    const { log, match, view, told } = start();
    match.known = { outcome: 'one', customer: { entityName: 'contact', id: 'g', name: 'Grace' } };
    log.heard(oid, [live()]);
    await settle();
    log.changeDraft(key, link(caseLink));
    log.customerChosen(key, 'g', 'g');
    await pass(1_000);
    expect(view().caseLink?.id).toBe(caseLink.id);
    expect(told).toEqual([]);
  });

  it('that Dataverse refuses costs neither notes nor row, and the agent is told', async () => {
    const { log, activities, row, told, view, type } = await talking();
    activities.refuse = (_step, columns) => (bind in columns ? { ok: false, reason: '403' } : undefined);
    type('Wants a copy');
    log.changeDraft(key, link(caseLink));
    await pass(1_000);
    expect(row()).toMatchObject({ description: `${comments}\n\nWants a copy` });
    expect(view().caseLink).toBeUndefined();
    expect(told).toEqual(['case refused']);
  });
});

describe('notes that were pasted', () => {
  it('are saved as Dataverse takes them, once and for all', async () => {
    const { activities, row, view, type } = await talking();
    activities.refuse = (_step, { description }) =>
      cleanLines(String(description)) !== String(description) ? { ok: false, reason: '400' } : undefined;
    type('one\u000Btwo\u0000 \uD83D 😀');
    await pass(1_000);
    expect(row()).toMatchObject({ description: `${comments}\n\none\ntwo  😀` });
    expect(view()).toMatchObject({ notes: 'one\ntwo  😀', saved: 'saved' });
    const steps = activities.steps.length;
    await pass(10_000);
    expect(activities.steps).toHaveLength(steps);
  });
});

describe('words that Dynamics does not take', () => {
  const refusing = (reason: string): FakeActivities => {
    const activities = new FakeActivities();
    activities.refuse = (step) => (step === 'update' ? { ok: false, reason } : undefined);
    return activities;
  };

  it.each(['403', '503', 'network'])(
    'are there again after a reload, and are written when they can be (%s)',
    async (reason) => {
      const kept = new FakeUnsavedWords();
      const activities = refusing(reason);
      const before = start({ activities, kept });
      before.log.heard(oid, [live()]);
      await settle();
      before.type('Wants a copy');
      await pass(1_000);
      before.type('Wants a copy by mail');
      before.log.stop();

      const after = start({ activities, kept });
      after.log.heard(oid, [live()]);
      await pass(1_000);
      expect(after.view()).toMatchObject({ notes: 'Wants a copy by mail', saved: 'not-saved' });
      activities.refuse = () => undefined;
      after.log.tryNow();
      await settle();
      expect(after.row()).toMatchObject({ description: `${comments}\n\nWants a copy by mail` });
      expect(after.view().saved).toBe('saved');
      expect(kept.words.size).toBe(0);
    },
  );

  it('and with which the agent was done are written after a reload without the agent', async () => {
    const kept = new FakeUnsavedWords();
    const activities = refusing('400');
    const before = start({ activities, kept });
    before.log.heard(oid, [live()]);
    await settle();
    before.type('Wants a copy');
    before.log.heard(oid, [over()]);
    before.log.done(key);
    await pass(1_000);
    before.log.stop();

    activities.refuse = () => undefined;
    const after = start({ activities, kept });
    after.log.heard(oid, [over()]);
    await settle();
    expect(after.row()).toMatchObject({ description: `${comments}\n\nWants a copy`, statecode: 1 });
    expect(kept.words.size).toBe(0);
  });

  it('are merged with what somebody else wrote meanwhile, as they would have been without the reload', async () => {
    const kept = new FakeUnsavedWords();
    const before = await talking({ kept });
    before.type('Wants a copy');
    await pass(1_000);
    before.activities.refuse = (step) => (step === 'update' ? { ok: false, reason: '503' } : undefined);
    before.type('Wants a');
    await pass(1_000);
    before.log.stop();

    before.activities.refuse = () => undefined;
    const after = start({ activities: before.activities, kept });
    after.log.heard(oid, [live()]);
    await settle();
    // What the agent took away stays away: it is known what stood there.
    expect(after.row()).toMatchObject({ description: `${comments}\n\nWants a` });
  });

  it('are nobody else’s, and are not kept while all goes well', async () => {
    const kept = new FakeUnsavedWords();
    const { type, log } = await talking({ kept });
    type('Wants a copy');
    await pass(1_000);
    expect(kept.words.size).toBe(0);
    type('Wants a copy today');
    log.stop();
    const other = start({ kept });
    other.log.heard('grace', [live()]);
    await settle();
    expect(other.view().notes).toBe('');
  });
});

describe('what makers ask besides', () => {
  const order: WrapUpField = { column: 'new_order', label: 'Order', type: 'text' };
  const gold: WrapUpField = {
    column: 'new_kind',
    label: 'Kind',
    type: 'choice',
    choices: [{ value: 100000001, label: 'Gold' }],
  };
  const vip: WrapUpField = { column: 'new_vip', label: 'VIP', type: 'yes-no' };
  const due: WrapUpField = { column: 'new_due', label: 'Due', type: 'date' };
  const fields = [order, gold, vip, due];

  it('goes to its columns, each in the column’s own type, and is taken back as it was given', async () => {
    const { answer, view, row } = await talking({ fields });
    answer('new_order', '4711');
    answer('new_kind', '100000001');
    answer('new_vip', 'true');
    answer('new_due', '2026-12-01');
    await pass(3_000);
    expect(row()).toMatchObject({
      new_order: '4711',
      new_kind: 100000001,
      new_vip: true,
      new_due: '2026-12-01',
      description: comments,
    });
    expect(view().saved).toBe('saved');
    answer('new_order', '');
    await pass(3_000);
    expect(row()?.['new_order']).toBeUndefined();
  });

  it('is there again after a reload, from the row, and what somebody else wrote meanwhile is not overwritten', async () => {
    const activities = new FakeActivities();
    const first = await talking({ fields, activities });
    first.answer('new_order', '4711');
    await pass(3_000);
    const second = await talking({ fields, activities });
    await pass(3_000);
    expect(second.view().fields).toEqual({ new_order: '4711' });
    activities.change('a ada', { new_vip: false });
    second.answer('new_order', '4712');
    await pass(3_000);
    expect(second.row()).toMatchObject({ new_order: '4712', new_vip: false });
    expect(second.view().fields).toEqual({ new_order: '4712', new_vip: 'false' });
  });

  it('has no column: notes and the other answers are saved, the agent has the answer back and goes on seeing it', async () => {
    const activities = new FakeActivities();
    activities.missing.add('new_order');
    const { answer, type, view, row, log } = await talking({ fields, activities });
    type('Wants a copy');
    answer('new_order', '4711');
    answer('new_vip', 'true');
    await pass(3_000);
    expect(row()).toMatchObject({ description: `${comments}\n\nWants a copy`, new_vip: true });
    expect(log.keptRows.view(() => undefined)).toMatchObject([{ why: 'FieldRefused', text: 'Order: 4711' }]);
    expect(view()).toMatchObject({ saved: 'saved', fields: { new_order: '4711', new_vip: 'true' } });
    type('Wants a copy today');
    await pass(3_000);
    expect(view().fields).toMatchObject({ new_order: '4711' });
    log.heard(oid, [over()]);
    log.done(key);
    await pass(3_000);
    expect(row()).toMatchObject({ statecode: 1, description: `${comments}\n\nWants a copy today` });
    expect(log.keptRows.view(() => undefined)).toHaveLength(1);
  });

  it('is refused as a value: one that is accepted is tried and saved', async () => {
    const activities = new FakeActivities();
    activities.refuse = (step, columns) =>
      step === 'update' && columns['new_order'] === 'too long' ? { ok: false, reason: '400' } : undefined;
    const { answer, row, log } = await talking({ fields, activities });
    answer('new_order', 'too long');
    await pass(3_000);
    expect(log.keptRows.view(() => undefined)).toMatchObject([{ text: 'Order: too long' }]);
    answer('new_order', '4711');
    await pass(3_000);
    expect(row()).toMatchObject({ new_order: '4711' });
  });

  it('is sent with the last request of a page that goes away', async () => {
    const { answer, row, log, type } = await talking({ fields });
    type('Wants');
    await pass(3_000);
    answer('new_order', '4711');
    log.stop();
    await settle();
    expect(row()).toMatchObject({ new_order: '4711', description: `${comments}\n\nWants` });
  });
});

describe('a minute more of wrap-up', () => {
  it('ends it a minute later, as often as makers allow', async () => {
    const { log, view, told } = await talking({ seconds: 30 });
    log.heard(oid, [over()]);
    const sinceMs = view().wrapUp?.sinceMs ?? 0;
    for (const endsAfterMs of [90_000, 150_000, 150_000]) {
      log.changeDraft(key, { what: 'minute' });
      expect(view().wrapUp?.endsAtMs).toBe(sinceMs + endsAfterMs);
    }
    await pass(149_000);
    expect(told).not.toContain('wrapped up');
    await pass(2_000);
    expect(told).toContain('wrapped up');
  });

  it('is there for the next leader and, after a reload, for the next page', async () => {
    const kept = new FakeUnsavedWords();
    const first = await talking({ seconds: 30, kept });
    first.log.heard(oid, [over()]);
    first.log.changeDraft(key, { what: 'minute' });
    const inherited = first.view();
    await pass(1_000);
    first.log.stop();
    for (const begin of [{ inherited }, { kept }]) {
      const next = start({ seconds: 30, activities: first.activities, ...begin });
      next.log.heard(oid, [over()]);
      await settle();
      expect(next.view().wrapUp).toMatchObject({ addedMinutes: 1 });
      next.log.stop();
    }
  });
});
