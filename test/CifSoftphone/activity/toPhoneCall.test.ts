import { toKpiEvents } from '../../../CifSoftphone/core/calls/kpiEvents';
import { callOutcome } from '../../../CifSoftphone/core/calls/callOutcome';
import { toPhoneCall, type PhoneCallFacts } from '../../../CifSoftphone/activity/toPhoneCall';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { ActivityWays } from '../../../CifSoftphone/core/customer/customerTables';
import type { CustomerMatch } from '../../../CifSoftphone/core/customer/customerMatch';
import { ring } from '../core/calls/callSamples';

const toldAtMs = Date.parse('2026-03-04T10:00:00.000Z');
const none: CustomerMatch = { outcome: 'none' };
const grace: CustomerMatch = { outcome: 'one', customer: { entityName: 'contact', id: 'c1', name: 'Grace Hopper' } };

const factsOf = (call: CallSnapshot, match: CustomerMatch = none): PhoneCallFacts => ({
  call,
  toldAtMs,
  match,
  agentUserId: 'u1',
  writeNumber: (number) => ({ display: `(${number})`, e164: number.startsWith('+') ? number : undefined }),
  writeSubject: ({ outcome, direction, party, withheld }) =>
    `${outcome} ${direction} ${party ?? (withheld ? 'withheld' : 'unknown')}`,
});
const written = (call: CallSnapshot, match?: CustomerMatch) => toPhoneCall(factsOf(call, match));

const ended = (more: Partial<CallSnapshot>): CallSnapshot =>
  ring('a', { state: 'disconnected', offeredForMs: 200_000, endedForMs: 1_000, ...more });
const talked = (more: Partial<CallSnapshot> = {}): CallSnapshot =>
  ended({ reason: 'normal', connectedForMs: 181_000, ...more });

describe('what became of a call', () => {
  it.each([
    ['answered', talked()],
    ['answered', talked({ reason: 'transferred' })],
    ['answered', ring('a', { state: 'held' })],
    ['missed', ended({ reason: 'timed-out' })],
    ['missed', ended({ reason: 'not-shown' })],
    ['missed', ended({ reason: 'cancelled' })],
    ['rejected', ended({ reason: 'rejected' })],
    ['answered-elsewhere', ended({ reason: 'answered-elsewhere' })],
    ['deflected', ended({ reason: 'transferred' })],
    ['not-connected', ended({ reason: 'transferred', direction: 'outbound' })],
    ['not-connected', ended({ reason: 'busy', direction: 'outbound' })],
  ])('is %s', (outcome, call) => expect(callOutcome(call)).toBe(outcome));
});

it('a ring that was answered with a text is rejected, once, and its row has the text that the caller got', () => {
  const call = ended({ reason: 'rejected', comments: 'asks about an invoice', repliedText: 'I will call you back' });
  const isReply = jest.fn(() => '');
  const { begun, ended: end } = toPhoneCall({ ...factsOf(call), writeSubject: isReply });
  expect(begun['description']).toBe('asks about an invoice\n\nI will call you back');
  expect(end).toMatchObject({ category: 'rejected', subcategory: 'rejected', actualdurationminutes: 0 });
  expect(isReply).toHaveBeenCalledWith(expect.objectContaining({ isReply: true, outcome: 'rejected' }));
  const decided = toKpiEvents(call, toldAtMs)
    .map(({ name }) => name)
    .filter((name) => /rejected|missed|accepted/.test(name));
  expect(decided).toEqual(['cti_rejected']);
});

describe('a caller of a table that makers named', () => {
  const lift: CustomerMatch = { outcome: 'one', customer: { entityName: 'cti_device', id: 'd1', name: 'Lift 4' } };
  const bindings = (ways: ActivityWays | undefined) => {
    const { begun } = toPhoneCall({ ...factsOf(talked(), lift), waysTo: () => ways });
    const parties = begun['phonecall_activity_parties'] as readonly object[];
    return {
      begun,
      keys: [...Object.keys(begun).filter((name) => name.startsWith('regarding')), ...Object.keys(parties[0] ?? {})],
    };
  };

  it('is party and what the call is about as far as the table can be, by the words of the organisation', () => {
    const party = { setName: 'cti_devicen', party: 'partyid_cti_device' };
    const { begun } = bindings({ ...party, regarding: 'regardingobjectid_cti_device_phonecall' });
    expect(begun).toMatchObject({
      subject: 'answered inbound Lift 4',
      'regardingobjectid_cti_device_phonecall@odata.bind': '/cti_devicen(d1)',
      phonecall_activity_parties: [
        { 'partyid_cti_device@odata.bind': '/cti_devicen(d1)', participationtypemask: 1 },
        { 'partyid_systemuser@odata.bind': '/systemusers(u1)', participationtypemask: 2 },
      ],
    });
  });

  it('that no activity can name stands in its subject; nothing is bound that Dataverse would refuse the row for', () => {
    for (const ways of [{ setName: 'cti_devices' }, undefined]) {
      const { begun, keys } = bindings(ways);
      expect(begun['subject']).toBe('answered inbound Lift 4');
      expect(keys).toEqual(['partyid_systemuser@odata.bind', 'participationtypemask']);
    }
  });
});

it('the extension stays with the number, so that calling back reaches the same person', () => {
  const writeNumber = (display: string) => ({ display, e164: '+12025550123', extension: '4' });
  const call = talked({ from: { number: '+1 202 555 0123 x4' } });
  const { begun } = toPhoneCall({ ...factsOf(call), writeNumber });
  expect(begun.phonenumber).toBe('+12025550123;ext=4');
});

it('an internal number that could be read as one outside stays as it was dialled', () => {
  const writeNumber = (display: string) => ({ display, e164: '+49612345' });
  const call = talked({ direction: 'outbound', to: { number: '612345' } });
  const { begun } = toPhoneCall({ ...factsOf(call), writeNumber });
  expect(begun.phonenumber).toBe('612345');
});

describe('a supervisor’s call', () => {
  const call = talked({ direction: 'outbound', to: { number: '201' }, supervision: 'barge' });

  it('says that it was supervision, and of whom; it names no customer and no number that somebody could be found by', () => {
    const writeSubject: PhoneCallFacts['writeSubject'] = ({ isSupervision, party }) => `${isSupervision} ${party}`;
    const { begun, closed, ended: end } = toPhoneCall({ ...factsOf(call), writeSubject });
    expect(begun).toMatchObject({ subject: 'true 201', directioncode: true });
    expect(begun).not.toHaveProperty('phonenumber');
    expect(begun.phonecall_activity_parties).toEqual([
      { 'partyid_systemuser@odata.bind': '/systemusers(u1)', participationtypemask: 1 },
    ]);
    expect({ ...end, ...closed }).toMatchObject({ category: 'answered', statecode: 1 });
  });

  it('is no call in the figures', () => expect(toKpiEvents(call, toldAtMs)).toEqual([]));
});

describe('a consultation', () => {
  const call = talked({ direction: 'outbound', to: { number: '+12025550177' }, consultation: true });
  const tim: CustomerMatch = { outcome: 'one', customer: { entityName: 'contact', id: 'c2', name: 'Tim' } };

  it('is about the record of the first call, and with nobody who is not known', () => {
    const { regarding, who } = toPhoneCall({ ...factsOf(call), first: grace });
    expect(regarding).toEqual({ 'regardingobjectid_contact_phonecall@odata.bind': '/contacts(c1)' });
    expect(JSON.stringify(who.phonecall_activity_parties)).not.toContain('c1');
  });

  it('with somebody who is known is about that one', () => {
    const { regarding } = toPhoneCall({ ...factsOf(call, tim), first: grace });
    expect(regarding).toEqual({ 'regardingobjectid_contact_phonecall@odata.bind': '/contacts(c2)' });
  });
});

describe('an accepted call', () => {
  it('is open while it goes on, from the moment it was connected', () => {
    const live = written(ring('a', { state: 'connected', connectedForMs: 5_000, comments: 'Invoice' }), grace);
    const { subject, phonecall_activity_parties, ...regarding } = live.who;
    expect(live.begun).toMatchObject({ subject, phonecall_activity_parties, ...regarding });
    expect(regarding).toEqual(live.regarding);
    expect(live).toMatchObject({
      begun: {
        subject: 'answered inbound Grace Hopper',
        description: 'Invoice',
        phonenumber: '+12025550123',
        directioncode: false,
        actualstart: '2026-03-04T09:59:55.000Z',
        phonecall_activity_parties: [
          { 'partyid_contact@odata.bind': '/contacts(c1)', participationtypemask: 1 },
          { 'partyid_systemuser@odata.bind': '/systemusers(u1)', participationtypemask: 2 },
        ],
        'regardingobjectid_contact_phonecall@odata.bind': '/contacts(c1)',
      },
      regarding: { 'regardingobjectid_contact_phonecall@odata.bind': '/contacts(c1)' },
      ended: undefined,
      closed: undefined,
    });
  });

  it('ends with its length in minutes; what people may have changed is not written again', () => {
    const { ended: end, closed } = written(talked(), grace);
    expect(end).toEqual({
      category: 'answered',
      subcategory: 'normal',
      actualend: '2026-03-04T09:59:59.000Z',
      actualdurationminutes: 3,
    });
    expect(closed).toEqual({ statecode: 1, statuscode: 4 });
    expect(written(talked({ connectedForMs: 5_000 })).ended).toMatchObject({ actualdurationminutes: 1 });
  });

  it('on which nobody reported has no made-up length', () => {
    const { ended: end, closed } = written(talked({ assumed: true }));
    expect(end).toEqual({ category: 'answered', subcategory: 'normal' });
    expect(closed).toEqual({ statecode: 1, statuscode: 4 });
  });

  it('that the agent made has the parties the other way round and counts as made', () => {
    const out = written(talked({ direction: 'outbound', from: {}, to: { number: '+12025550123' } }), grace);
    expect(out.begun).toMatchObject({
      directioncode: true,
      phonecall_activity_parties: [{ participationtypemask: 2 }, { participationtypemask: 1 }],
    });
    expect(out.closed).toEqual({ statecode: 1, statuscode: 2 });
  });
});

describe('a call that nobody took', () => {
  it('is cancelled, from the ring to its end, with no minutes', () => {
    const missed = written(ended({ reason: 'timed-out' }));
    expect(missed.begun.actualstart).toBe('2026-03-04T09:56:40.000Z');
    expect(missed.ended).toMatchObject({ category: 'missed', subcategory: 'timed-out', actualdurationminutes: 0 });
    expect(missed.closed).toEqual({ statecode: 2, statuscode: 3 });
  });
});

describe('the caller', () => {
  const several: CustomerMatch = { outcome: 'several', customers: [] };
  it.each([none, several, { outcome: 'unknown' } as const])(
    'is nobody’s record unless there is exactly one (%o)',
    (match) => {
      const { begun } = written(talked(), match);
      expect(begun.phonecall_activity_parties).toHaveLength(1);
      expect(Object.keys(begun).filter((name) => name.startsWith('regarding'))).toEqual([]);
      expect(begun.subject).toBe('answered inbound (+12025550123)');
    },
  );

  it('that withholds the number leaves none', () => {
    const { begun } = written(talked({ from: { number: '+12025550123', withheld: true } }));
    expect(begun).not.toHaveProperty('phonenumber');
    expect(begun.subject).toBe('answered inbound withheld');
  });

  it('is never named by half a sign', () => {
    // 17 letters before the name: the family would begin at 199 of 200.
    const { begun } = written(talked({ from: { displayName: `${'x'.repeat(182)}👩‍👩‍👧` } }));
    expect(begun.subject).toBe(`answered inbound ${'x'.repeat(182)}`);
  });

  it('is named as far as the columns are long', () => {
    const { begun } = written(talked({ from: { number: `sip:${'x'.repeat(240)}` } }));
    expect(String(begun.subject)).toHaveLength(200);
    expect(String(begun.phonenumber)).toHaveLength(200);
  });
});
