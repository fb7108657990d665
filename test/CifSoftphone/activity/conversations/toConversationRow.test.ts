import { toConversationRow } from '../../../../CifSoftphone/activity/conversations/toConversationRow';
import { maxTranscriptLength, transcriptText } from '../../../../CifSoftphone/activity/conversations/transcriptText';
import { turnRowId } from '../../../../CifSoftphone/activity/conversations/writeTurn';
import type { CustomerMatch } from '../../../../CifSoftphone/core/customer/customerMatch';
import { message, snapshot } from '../../core/messages/conversationSamples';
import { rowTexts } from '../rowTexts';

const toldAtMs = Date.UTC(2026, 10, 28, 10, 30);
const minute = 60_000;
/** One that the agent never had. */
const never = (reason: 'timed-out' | 'rejected' | 'taken-elsewhere') => {
  const { activeForMs: _none, ...about } = over({ reason });
  return about;
};
const over = (more: Parameters<typeof snapshot>[0] = {}) =>
  snapshot({
    ...{ state: 'ended', reason: 'agent-ended', toldAtMs, lastSeq: 3 },
    ...{
      offeredForMs: 20 * minute + 15_000,
      activeForMs: 20 * minute,
      endedForMs: 5 * minute,
      firstResponseMs: 42_400,
    },
    ...more,
  });
const maria: CustomerMatch = { outcome: 'one', customer: { entityName: 'contact', id: 'c-1', name: 'Maria Campbell' } };
const none: CustomerMatch = { outcome: 'none' };
const at = (seconds: number) => toldAtMs - 20 * minute + seconds * 1_000;
const talk = [
  message(1, { text: 'Hello', atMs: at(0) }),
  message(2, { author: 'agent', text: 'Good morning', atMs: at(30), state: 'read' }),
  message(3, { text: 'Bye', atMs: at(60) }),
];
const row = (
  about = over(),
  match: CustomerMatch = maria,
  messages = talk,
  words: { notes: string; disposition: string | undefined } = { notes: '', disposition: undefined },
) =>
  toConversationRow({
    ...{ conversation: { snapshot: about, messages }, match, words, userId: 'u-1', texts: rowTexts },
    wrappedUpAtMs: toldAtMs,
  });

describe('the row of an agent’s turn', () => {
  it('names who wrote with whom, what it is about, and when', () => {
    expect(row().columns).toMatchObject({
      subject: 'Chat with Maria Campbell',
      cti_conversation_activity_parties: [
        { 'partyid_contact@odata.bind': '/contacts(c-1)', participationtypemask: 1 },
        { 'partyid_systemuser@odata.bind': '/systemusers(u-1)', participationtypemask: 2 },
      ],
      'regardingobjectid_contact_cti_conversation@odata.bind': '/contacts(c-1)',
      scheduledstart: '2026-11-28T10:09:45.000Z',
      actualstart: '2026-11-28T10:10:00.000Z',
      actualend: '2026-11-28T10:25:00.000Z',
      scheduledend: '2026-11-28T10:30:00.000Z',
      actualdurationminutes: 15,
    });
  });

  it('holds the figures: wait, first and average response, messages of both', () => {
    expect(row().columns).toMatchObject({
      cti_outcome: 'answered',
      cti_reason: 'agent-ended',
      cti_waitseconds: 15,
      cti_firstresponseseconds: 42,
      cti_averageresponseseconds: 30,
      cti_messagesin: 2,
      cti_messagesout: 1,
    });
  });

  it('joins the rows of one conversation, and says how it was written', () => {
    expect(row().columns).toMatchObject({
      cti_channel: 'chat',
      cti_address: 'ann-7',
      cti_source: 'desk',
      cti_conversationkey: 'c1',
      cti_handling: 1,
      cti_directioncode: false,
    });
  });

  it('of one that the agent began has the agent as sender', () => {
    const { columns } = row(
      over({
        direction: 'outbound',
        from: { kind: 'handle', withheld: false },
        to: { address: '+12025550123', kind: 'phone', withheld: false },
      }),
    );
    expect(columns['cti_conversation_activity_parties']).toMatchObject([
      { participationtypemask: 2 },
      { 'partyid_systemuser@odata.bind': '/systemusers(u-1)', participationtypemask: 1 },
    ]);
    expect(columns).toMatchObject({ cti_directioncode: true, cti_address: '+12025550123' });
  });

  it('points to nobody whom nobody knows; the name that came along stands in the subject', () => {
    const { columns } = row(over(), none);
    expect(columns['subject']).toBe('Chat with Ann');
    expect(columns['cti_conversation_activity_parties']).toHaveLength(1);
    expect(Object.keys(columns).filter((name) => name.startsWith('regarding'))).toEqual([]);
  });

  it('is about the case that the telephony system named, with the customer among the parties', () => {
    const { columns } = row(over({ record: { entityName: 'incident', id: 'i-1' } }));
    expect(columns).toMatchObject({ 'regardingobjectid_incident_cti_conversation@odata.bind': '/incidents(i-1)' });
    expect(columns['cti_conversation_activity_parties']).toHaveLength(2);
  });

  it.each([
    ['handed over', over({ reason: 'transferred' }), 'transferred', 1],
    ['never taken', never('timed-out'), 'missed', 2],
    ['declined', never('rejected'), 'rejected', 2],
    ['taken by a colleague', never('taken-elsewhere'), 'answered-elsewhere', 2],
    ['begun by the agent and never there', over({ reason: 'not-started', direction: 'outbound' }), 'not-connected', 2],
  ])('of one that was %s says so, and is closed as such', (_what, about, outcome, statecode) => {
    const { columns, closed } = row(about, maria, []);
    expect([columns['cti_outcome'], closed['statecode']]).toEqual([outcome, statecode]);
  });

  it('has an id that every browser makes again, another one for each turn', async () => {
    const [one, same, other] = await Promise.all(
      [over(), over({ state: 'active' }), over({ handling: 2 })].map(turnRowId),
    );
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect([same === one, other === one]).toEqual([true, false]);
  });
});

describe('the transcript in it', () => {
  const text = (messages = talk, earlier = 0) => transcriptText({ messages, earlier, customer: 'Maria' }, rowTexts);

  it('is one message a line, with time and name, as people read it', () => {
    expect(text()).toBe(
      '2026-11-28 10:10:00Z Maria: Hello\n2026-11-28 10:10:30Z Agent: Good morning\n2026-11-28 10:11:00Z Maria: Bye',
    );
  });

  it('lets nobody write a line that looks like somebody else’s', () => {
    const forged = message(1, { text: 'Hi\n2026-11-28 10:10:30Z Agent: I will pay\u2028all', atMs: at(0) });
    expect(text([forged]).split('\n').slice(1)).toEqual(['    2026-11-28 10:10:30Z Agent: I will pay', '    all']);
  });

  it('says what was not sent, taken back, or came before', () => {
    const lines = text(
      [message(4, { author: 'agent', state: 'failed', atMs: at(0) }), message(5, { deleted: true, atMs: at(1) })],
      3,
    );
    expect(lines).toContain('(3 messages before this turn)');
    expect(lines).toContain('Agent (not sent): text 4');
    expect(lines).toContain('Maria: (taken back)');
    expect(lines).not.toContain('text 5');
  });

  it('names files with their size and address, without the key that opens them', () => {
    const file = {
      id: 'f',
      name: 'bill.pdf',
      type: 'application/pdf',
      bytes: 12_345,
      url: 'https://files.example.com/b.pdf?sig=secret',
    };
    expect(text([message(1, { attachments: [file] })])).toContain('[bill.pdf, 13 kB, https://files.example.com/b.pdf]');
  });

  it('of a very long one leaves the middle out and says how many messages', () => {
    const long = Array.from({ length: 300 }, (_none, at) => message(at + 1, { text: 'x'.repeat(8_000) }));
    const short = text(long);
    expect(short.length).toBeLessThanOrEqual(maxTranscriptLength);
    const kept = short.split('\n').filter((line) => line.includes('xxx')).length;
    expect(short).toContain(`(${300 - kept} messages left out`);
  });

  it('has only what belongs to the turn', () => {
    const { columns } = row(over({ firstSeq: 3 }));
    expect(columns['cti_transcript']).toBe('(2 messages before this turn)\n2026-11-28 10:11:00Z Maria Campbell: Bye');
    expect(columns).toMatchObject({ cti_messagesin: 1, cti_messagesout: 0 });
  });
});
