import { usualCustomers } from './usualCustomers';
import { ActivityLog } from '../../../CifSoftphone/activity/activityLog';
import { callKey } from '../../../CifSoftphone/core/calls/call';
import type { CallDraft } from '../../../CifSoftphone/core/draft/callDraft';
import type { CustomerMatch } from '../../../CifSoftphone/core/customer/customerMatch';
import type { Trouble } from '../../../CifSoftphone/core/troubles/trouble';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import { parseCallSnapshot } from '../../../protocol/messages/parseCallSnapshot';
import { ring } from '../core/calls/callSamples';
import { FakeActivities } from './fakeActivities';
import { FakeUnsavedWords } from './fakeUnsavedWords';

/* The browser's crypto answers in its own time, which fake timers do not bring; its test is its own. */
jest.mock('../../../CifSoftphone/activity/activityId', () => ({
  activityId: ({ callId }: CallSnapshot, agent: string) => Promise.resolve(`${callId} ${agent}`),
}));

const oid = 'ada';
const grace: CustomerMatch = { outcome: 'one', customer: { entityName: 'contact', id: 'c1', name: 'Grace' } };
const live = (id: string): CallSnapshot => ring(id, { state: 'connected', version: 3, connectedForMs: 0 });
const over = (id: string, more: Partial<CallSnapshot> = {}): CallSnapshot =>
  ring(id, { state: 'disconnected', reason: 'normal', version: 4, connectedForMs: 60_000, endedForMs: 0, ...more });
const missed = (id: string): CallSnapshot =>
  ring(id, { state: 'disconnected', reason: 'timed-out', version: 2, endedForMs: 0 });

function startLog(activities = new FakeActivities(), inherited: CallDraft | undefined = undefined) {
  /** No wrap-up, where a test is not about it. */
  const limit: { seconds: number | undefined } = { seconds: 0 };
  const told: string[] = [];
  const logged: string[] = [];
  const troubles: (Trouble | undefined)[] = [];
  const searched: string[] = [];
  const match: {
    known: CustomerMatch | undefined;
    found: CustomerMatch;
    /** Of this call alone. */
    of?: Readonly<Record<string, CustomerMatch>>;
  } = {
    known: undefined,
    found: { outcome: 'none' },
  };
  const log = new ActivityLog(
    {
      activities,
      customers: {
        find: (e164) => {
          searched.push(e164);
          return Promise.resolve(match.found);
        },
        ...usualCustomers,
      },
      writeNumber: (number) => ({ display: number, e164: number }),
      writeSubject: ({ outcome }) => outcome,
      nowMs: () => Date.now(),
      wallTimeMs: () => Date.now(),
      unsavedWords: new FakeUnsavedWords(),
      random: () => 0.5,
      wrapUpExtensions: () => 0,
      wrapUpFields: () => [],
      dispositionLabel: (value) => `the label of ${value}`,
      wrapUpSeconds: () => limit.seconds,
    },
    {
      matchOf: (key) => match.of?.[key] ?? match.known,
      logged: (call) => logged.push(call.callId),
      trouble: (trouble) => troubles.push(trouble),
      caseRefused: () => told.push('case refused'),
      caseFollowed: (how) => told.push(`case ${how}`),
      draftChanged: () => undefined,
      inheritedDraft: () => inherited,
      inheritedKept: () => [],
      wrappedUp: (key) => told.push(`wrapped up ${key}`),
    },
  );
  return { log, limit, told, activities, logged, troubles, searched, match, rows: () => [...activities.rows.values()] };
}

const settle = () => jest.advanceTimersByTimeAsync(0);
const pass = async (ms: number) => {
  await jest.advanceTimersByTimeAsync(ms);
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a call leaves exactly one row', () => {
  it('made by the accept, closed by the end, and told to the adaptor once it is closed', async () => {
    const { log, rows, logged } = startLog();
    log.heard(oid, [ring('a')]);
    await settle();
    expect(rows()).toEqual([]);
    log.heard(oid, [live('a')]);
    await settle();
    expect(rows()).toMatchObject([{ statecode: 0 }]);
    expect(logged).toEqual([]);
    log.heard(oid, [over('a')]);
    await settle();
    expect(rows()).toMatchObject([{ statecode: 1, category: 'answered', actualdurationminutes: 1 }]);
    expect(logged).toEqual(['a']);
  });

  it('however often it is heard, and whoever hears it too', async () => {
    const first = startLog();
    const second = startLog(first.activities);
    for (const log of [first.log, second.log]) log.heard(oid, [live('a'), live('a')]);
    await settle();
    for (const log of [first.log, second.log]) log.heard(oid, [over('a'), over('a')]);
    await settle();
    expect(first.activities.steps.filter((step) => step.startsWith('create'))).toHaveLength(1);
    expect(first.rows()).toMatchObject([{ statecode: 1 }]);
    expect([first.logged, second.logged]).toEqual([['a'], ['a']]);
  });

  it('also when the softphone learns of the call only after its end', async () => {
    const { log, rows, logged, searched } = startLog();
    log.heard(oid, [over('a'), missed('b')]);
    await settle();
    expect(rows()).toMatchObject([{ category: 'answered' }, { category: 'missed', statecode: 2 }]);
    expect([...logged].sort()).toEqual(['a', 'b']);
    expect(searched).toHaveLength(2);
  });

  it('and not a second one when the adaptor lists it again: it is only told once more', async () => {
    const { log, activities, logged } = startLog();
    log.heard(oid, [over('a')]);
    await settle();
    const steps = activities.steps.length;
    log.heard(oid, [over('a')]);
    await settle();
    expect(activities.steps).toHaveLength(steps);
    expect(logged).toEqual(['a', 'a']);
  });

  it('and none for an offer that failed, whose repeat under the same id is talked', async () => {
    const { log, rows, logged } = startLog();
    const failed = parseCallSnapshot({ ...missed('a'), reason: 'error', offerFailed: true });
    if (!failed.ok) throw new Error(failed.error);
    log.heard(oid, [failed.value]);
    await settle();
    expect([rows(), logged]).toEqual([[], []]);
    log.heard(oid, [live('a')]);
    log.heard(oid, [over('a')]);
    await settle();
    expect(rows()).toMatchObject([{ statecode: 1, category: 'answered' }]);
  });

  it('and gets its customer at the end, when Dataverse was too slow to know before', async () => {
    const { log, match, rows } = startLog();
    match.found = { outcome: 'unknown' };
    log.heard(oid, [live('a')]);
    await settle();
    match.found = grace;
    log.heard(oid, [over('a')]);
    await settle();
    expect(rows()).toMatchObject([{ 'regardingobjectid_contact_phonecall@odata.bind': '/contacts(c1)', statecode: 1 }]);
  });

  it.each([
    ['whom the telephony system names', { record: { entityName: 'contact', id: 'c9' } }, '/contacts(c9)'],
    ['the customer of the call that it follows', { earlierActivity: 'before' }, undefined],
  ])('not begun with who else has the number, but with %s', async (_what, more, begun) => {
    const { log, match, rows, searched } = startLog();
    match.found = { outcome: 'one', customer: { entityName: 'contact', id: 'c2', name: 'Somebody else' } };
    log.heard(oid, [{ ...live('a'), ...more }]);
    await settle();
    expect(rows()).toHaveLength(1);
    expect(rows()[0]?.['regardingobjectid_contact_phonecall@odata.bind']).toBe(begun);
    expect(searched).toEqual([]);
    if (begun === undefined) match.known = grace;
    log.heard(oid, [over('a', more)]);
    await settle();
    expect(rows()[0]?.['regardingobjectid_contact_phonecall@odata.bind']).toBe(begun ?? '/contacts(c1)');
  });

  it('in which the agent’s own change of the customer stays', async () => {
    const { log, match, rows, activities } = startLog();
    match.known = grace;
    log.heard(oid, [live('a')]);
    await settle();
    activities.rows.set('a ada', { statecode: 0, regarding: 'changed' });
    log.heard(oid, [over('a')]);
    await settle();
    expect(rows()).toMatchObject([{ regarding: 'changed', statecode: 1 }]);
    expect(rows()[0]).not.toHaveProperty(['regardingobjectid_contact_phonecall@odata.bind']);
  });

  it('and names whom the agent chose while the call went on', async () => {
    const { log, match, rows, logged } = startLog();
    match.known = { outcome: 'none' };
    log.heard(oid, [live('a')]);
    await settle();
    expect(rows()[0]).not.toHaveProperty(['regardingobjectid_contact_phonecall@odata.bind']);
    match.known = grace;
    log.customerChosen(callKey(live('a')), undefined, 'c1');
    await settle();
    expect(rows()).toMatchObject([
      {
        statecode: 0,
        'regardingobjectid_contact_phonecall@odata.bind': '/contacts(c1)',
        phonecall_activity_parties: [
          { 'partyid_contact@odata.bind': '/contacts(c1)' },
          { 'partyid_systemuser@odata.bind': '/systemusers(user-ada)' },
        ],
      },
    ]);
    log.heard(oid, [over('a')]);
    await settle();
    expect(rows()).toMatchObject([{ statecode: 1 }]);
    expect(logged).toEqual(['a']);
  });

  it('and names whom the agent chose, although Dataverse was away at that moment and the call ended meanwhile', async () => {
    const { log, match, rows, activities } = startLog();
    match.known = { outcome: 'none' };
    log.heard(oid, [live('a')]);
    await settle();
    match.known = grace;
    activities.refuse = () => ({ ok: false, reason: 'network' });
    log.customerChosen(callKey(live('a')), undefined, 'c1');
    await settle();
    log.heard(oid, [over('a')]);
    activities.refuse = () => undefined;
    await pass(3_000);
    expect(rows()).toMatchObject([{ 'regardingobjectid_contact_phonecall@odata.bind': '/contacts(c1)', statecode: 1 }]);
  });

  it('and names nobody once the agent said that it is none of those who have the number', async () => {
    const { log, match, rows } = startLog();
    match.known = grace;
    log.heard(oid, [live('a')]);
    await settle();
    expect(rows()[0]).toHaveProperty(['regardingobjectid_contact_phonecall@odata.bind']);
    match.known = { outcome: 'none', chosen: true };
    log.customerChosen(callKey(live('a')), 'c1', undefined);
    await settle();
    expect(rows()[0]).not.toHaveProperty(['regardingobjectid_contact_phonecall@odata.bind']);
    expect(rows()[0]?.['phonecall_activity_parties']).toEqual([
      { 'partyid_systemuser@odata.bind': '/systemusers(user-ada)', participationtypemask: 2 },
    ]);
    log.heard(oid, [over('a')]);
    await settle();
    expect(rows()).toMatchObject([{ statecode: 1, phonenumber: '+12025550123' }]);
    expect(rows()[0]).not.toHaveProperty(['regardingobjectid_contact_phonecall@odata.bind']);
  });

  it('and what it says of nobody counts, unless it was begun here while Dataverse was too slow', async () => {
    const { log, match, activities } = startLog();
    activities.customers.set('a ada', 'nobody').set('b ada', 'nobody');
    match.found = { outcome: 'unknown' };
    log.heard(oid, [live('a')]);
    await settle();
    expect(await log.customerOf(oid, live('a'))).toBeUndefined();
    expect(await log.customerOf(oid, live('b'))).toBe('nobody');
  });

  it('and during a ring there is none to change', async () => {
    const { log, activities } = startLog();
    log.heard(oid, [ring('a')]);
    log.customerChosen(callKey(ring('a')), undefined, 'c1');
    await settle();
    expect(activities.steps).toEqual([]);
  });

  it('each for its agent', async () => {
    const { log, rows } = startLog();
    log.heard('ada', [over('a')]);
    log.heard('ben', [over('a')]);
    await settle();
    expect(rows()).toHaveLength(2);
  });

  it('and a row that somebody closed meanwhile stays as it is', async () => {
    const { log, activities, logged, rows } = startLog();
    log.heard(oid, [live('a')]);
    await settle();
    const [id] = [...activities.rows.keys()];
    activities.rows.set(id ?? '', { statecode: 1, subject: 'mine' });
    log.heard(oid, [over('a')]);
    await settle();
    expect(rows()).toEqual([{ statecode: 1, subject: 'mine' }]);
    expect(logged).toEqual(['a']);
  });
});

describe('Dataverse in trouble', () => {
  it('that passes at once is not worth a word; the row is written', async () => {
    const { log, activities, rows, troubles } = startLog();
    activities.refuse = () => ({ ok: false, reason: '503' });
    log.heard(oid, [over('a')]);
    await settle();
    activities.refuse = () => undefined;
    await pass(2_000);
    expect(rows()).toHaveLength(1);
    expect(troubles.filter((one) => one !== undefined)).toEqual([]);
  });

  it('is told when it lasts, tried again ever more slowly, and taken back when it is over', async () => {
    const { log, activities, troubles, rows } = startLog();
    let tries = 0;
    activities.refuse = (step) => {
      tries += step === 'user' ? 1 : 0;
      return { ok: false, reason: 'network' };
    };
    log.heard(oid, [over('a')]);
    await settle();
    for (let second = 0; second < 120; second += 1) await pass(1_000);
    expect(troubles.at(-1)).toEqual({ kind: 'CallNotLogged', detail: 'network' });
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(45);
    activities.refuse = () => undefined;
    log.tryNow();
    await settle();
    expect(rows()).toHaveLength(1);
    expect(troubles.at(-1)).toBeUndefined();
  });

  it.each(['401', '412'])('that is no hiccup (%s) is told at once', async (reason) => {
    const { log, activities, troubles } = startLog();
    activities.refuse = () => ({ ok: false, reason });
    log.heard(oid, [over('a')]);
    await settle();
    expect(troubles).toEqual([{ kind: 'CallNotLogged', detail: reason }]);
  });

  it('that asks for a pause gets it', async () => {
    const { log, activities, rows } = startLog();
    activities.refuse = () => ({ ok: false, reason: '429', retryAfterMs: 20_000 });
    log.heard(oid, [over('a')]);
    await settle();
    activities.refuse = () => undefined;
    await pass(19_000);
    log.heard(oid, [over('b')]);
    await settle();
    expect(rows()).toEqual([]);
    await pass(1_500);
    expect(rows()).toHaveLength(2);
  });

  it.each(['400', '403', '404', '412', '500', 'timeout'])(
    'with one call for ever (%s) delays no other by a moment',
    async (reason) => {
      const { log, activities, logged } = startLog();
      activities.refuse = (_step, columns) => (columns['phonenumber'] === '+49bad' ? { ok: false, reason } : undefined);
      log.heard(oid, [over('bad', { from: { number: '+49bad' } })]);
      await pass(30_000);
      log.heard(oid, [over('good'), missed('missed')]);
      await settle();
      expect([...logged].sort()).toEqual(['good', 'missed']);
    },
  );

  it('that lets one row wait for its answer delays no other', async () => {
    const { log, activities, logged } = startLog();
    const { create } = FakeActivities.prototype;
    activities.create = (id, columns) =>
      id.startsWith('stuck') ? new Promise(() => undefined) : create.call(activities, id, columns);
    log.heard(oid, [over('stuck'), over('good')]);
    await settle();
    expect(logged).toEqual(['good']);
  });

  it('that refuses a row is asked again when its text is another, and when an admin may have fixed it', async () => {
    const { log, activities, limit, logged, troubles } = startLog();
    limit.seconds = undefined;
    const asked: unknown[] = [];
    activities.refuse = (step, { description }) => {
      if (step !== 'create') return undefined;
      asked.push(description);
      return { ok: false, reason: '400' };
    };
    log.heard(oid, [live('a')]);
    await pass(60_000);
    expect(asked).toHaveLength(1);
    log.changeDraft(callKey(live('a')), { what: 'notes', text: 'other words', revision: 0 });
    await pass(1_000);
    expect(asked).toEqual([undefined, 'other words']);
    expect(log.draftOf(callKey(live('a')))).toMatchObject({ notes: 'other words', saved: 'not-saved' });
    expect(log.keptRows.view(() => undefined)).toMatchObject([
      { why: 'RowRefused', detail: '400', text: 'other words' },
    ]);
    activities.refuse = () => undefined;
    await pass(5 * 60_000);
    expect(activities.rows.get('a ada')).toMatchObject({ description: 'other words' });
    expect(log.keptRows.view(() => undefined)).toEqual([]);
    expect(troubles.filter((one) => one !== undefined)).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('with one call does not keep the others from being written', async () => {
    const { log, activities, logged } = startLog();
    activities.refuse = (_step, columns) =>
      columns['phonenumber'] === '+49bad' ? { ok: false, reason: '500' } : undefined;
    log.heard(oid, [over('bad', { from: { number: '+49bad' } }), over('good')]);
    await settle();
    await pass(3_000);
    expect(logged).toEqual(['good']);
  });

  it('with the customer leaves the call with its number alone', async () => {
    const { log, activities, match, rows, logged } = startLog();
    match.found = grace;
    activities.refuse = (_step, columns) =>
      'regardingobjectid_contact_phonecall@odata.bind' in columns ? { ok: false, reason: '404' } : undefined;
    log.heard(oid, [over('a')]);
    await settle();
    expect(rows()).toMatchObject([{ phonenumber: '+12025550123', statecode: 1 }]);
    expect(logged).toEqual(['a']);
  });

  it.each([
    ['about the record of the first call', () => undefined, '/contacts(c1)'],
    [
      'about nothing where that record is refused',
      (_step: unknown, columns: object) =>
        'regardingobjectid_contact_phonecall@odata.bind' in columns
          ? ({ ok: false, reason: '403' } as const)
          : undefined,
      undefined,
    ],
  ] as const)('of a consultation is a row of its own, %s', async (_what, refuse, about) => {
    const { log, activities, match, rows, logged } = startLog();
    match.of = { [callKey(live('a'))]: grace };
    activities.refuse = refuse;
    const asks = { direction: 'outbound', to: { number: '+12025550177' }, consultation: true } as const;
    log.heard(oid, [{ ...live('c'), ...asks, relatedCallId: 'a' }]);
    await settle();
    log.heard(oid, [over('c', { ...asks, reason: 'transferred' })]);
    await settle();
    expect(rows()).toHaveLength(1);
    expect(rows()).toMatchObject([{ phonenumber: '+12025550177', directioncode: true, statecode: 1 }]);
    expect(rows()[0]?.['regardingobjectid_contact_phonecall@odata.bind']).toBe(about);
    expect(logged).toEqual(['c']);
  });

  it('ends with the softphone: nothing is written after that', async () => {
    const { log, activities } = startLog();
    activities.refuse = () => ({ ok: false, reason: 'network' });
    log.heard(oid, [over('a')]);
    await settle();
    activities.refuse = () => undefined;
    log.stop();
    await pass(60_000);
    expect(activities.steps).toEqual([]);
  });
});
