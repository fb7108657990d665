import { applyCommand } from '../../adaptor/src/model/applyCommand';
import { applyTelephonyEvent } from '../../adaptor/src/model/applyTelephonyEvent';
import { applyDeadlines } from '../../adaptor/src/model/applyDeadlines';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import { newCall } from '../../adaptor/src/model/newCall';
import { toSnapshot } from '../../adaptor/src/model/toSnapshot';
import { callCapabilities } from '../../protocol/callCapability';
import type { CallCommand } from '../../protocol/callCommand';
import type { ConferenceParty } from '../../protocol/conferenceParty';
import { parseTelephonyMessage } from '../../protocol/messages/parseTelephonyMessage';

const base = { channel: 'voice', direction: 'inbound', from: {}, to: {} } as const;
const rings = newCall(
  { ...base, type: 'call.offered', assumed: false, callId: 'a', capabilities: callCapabilities },
  'app',
  'oid',
  { ringTtlMs: 30_000, shownDeadlineMs: 10_000 },
  0,
);
const alone: CallRecord = { ...rings, state: 'connected', connectedAtMs: 1_000 };
const ofPair: CallRecord = { ...alone, relatedCallId: 'c' };
const caller: ConferenceParty = { id: 'p1', state: 'connected', number: '+12025550123' };
const colleague: ConferenceParty = { id: 'p2', state: 'connected', displayName: 'Mo Noor' };
const both = [caller, colleague];
const conference: CallRecord = { ...alone, parties: both };
const held: CallRecord = { ...ofPair, state: 'held', holds: [{ fromMs: 1_500 }] };

const give = (call: CallRecord, wish: CallCommand, id = 'k') => applyCommand(call, { ...wish, id }, 2_000);
const asked = (call: CallRecord, wish: CallCommand): CallRecord => give(call, wish).change?.record ?? call;
let told = 0;
const lists = (call: CallRecord, parties: readonly ConferenceParty[]): CallRecord =>
  applyTelephonyEvent(call, { ...base, type: 'call.conferenced', parties, eventKey: `e${(told += 1)}` }, 3_000)
    ?.record ?? call;
const settles = (call: CallRecord, type: 'command.succeeded' | 'command.failed', commandId = 'k'): CallRecord =>
  applyTelephonyEvent(call, { ...base, type, commandId, eventKey: `e${(told += 1)}` }, 3_000)?.record ?? call;

it('with the first list the conference begins: the agent is in it, and what asked for it is done', () => {
  const begun = lists(asked(held, { command: 'merge' }), both);
  expect(begun).toMatchObject({ state: 'connected', commands: [], parties: both });
  expect(begun.holds).toEqual([{ fromMs: 1_500, toMs: 3_000 }]);
  expect(toSnapshot(begun, 4_000).parties).toEqual(both);
});

it('a later list takes nobody off hold, and the same list again changes nothing', () => {
  const rests: CallRecord = { ...conference, state: 'held', holds: [{ fromMs: 1_500 }] };
  expect(lists(rests, [caller]).state).toBe('held');
  expect(lists(conference, both).version).toBe(conference.version);
});

it('a list of nobody makes it a call like any other again', () => {
  expect(lists(conference, [])).not.toHaveProperty('parties');
  expect(give(lists(conference, []), { command: 'leave' }).answer).toMatchObject({ reason: 'illegal-state' });
});

it('with one other left it is a call like any other: transferred, held, asked about, and not left', () => {
  const call = lists(conference, [colleague]);
  expect(call.parties).toEqual([colleague]);
  for (const wish of [{ command: 'blind-transfer', target: '202' }, { command: 'hold' }] as const)
    expect(give(call, wish).answer.ok).toBe(true);
  expect(give(call, { command: 'consult', target: '202' }).answer.ok).toBe(true);
  expect(give(call, { command: 'leave' }).answer).toMatchObject({ ok: false, reason: 'illegal-state' });
  expect(give(call, { command: 'drop-party', party: 'p2' }).answer).toMatchObject({ ok: false });
  expect(give(conference, { command: 'blind-transfer', target: '202' }).answer).toMatchObject({ ok: false });
});

it.each([
  ['a ring', rings],
  ['a call that is being dialled', { ...rings, state: 'initiated' }],
  ['a call that is over', { ...rings, state: 'disconnected' }],
] as const)('%s is no conference, whatever is told', (_what, call) => {
  expect(lists(call, both)).not.toHaveProperty('parties');
});

it.each([
  ['to merge a call that is no pair', alone, { command: 'merge' }],
  ['to leave what is no conference', alone, { command: 'leave' }],
  ['to drop somebody of what is no conference', alone, { command: 'drop-party', party: 'p1' }],
  ['to mute somebody who is not in it', conference, { command: 'mute-party', party: 'p9' }],
  ['to drop somebody who is not in it', conference, { command: 'drop-party', party: '__proto__' }],
  ['to transfer all of a conference at once', conference, { command: 'blind-transfer', target: '+12025550177' }],
] as const)('is refused by the state: %s', (_what, call, wish) => {
  expect(give(call, wish).answer).toMatchObject({ ok: false, reason: 'illegal-state' });
});

it('is refused where the telephony system has no conferences', () => {
  const plain: CallRecord = { ...ofPair, capabilities: ['hold', 'consult'] };
  expect(give(plain, { command: 'merge' }).answer).toMatchObject({ ok: false, reason: 'not-possible' });
});

it.each([
  ['put out', 'drop-party', [caller]],
  ['muted', 'mute-party', [caller, { ...colleague, muted: true }]],
] as const)('who is %s is so when the list says it, or when the command is told as done', (_what, command, after) => {
  const waits = asked(conference, { command, party: 'p2' });
  expect(lists(waits, after)).toMatchObject({ commands: [], parties: after });
  expect(settles(waits, 'command.succeeded')).toMatchObject({ commands: [], parties: after });
  expect(settles(waits, 'command.failed')).toMatchObject({ commands: [], parties: both, failedCommand: { command } });
});

it('who is heard again is muted no longer', () => {
  const muted: CallRecord = { ...conference, parties: [caller, { ...colleague, muted: true }] };
  expect(settles(asked(muted, { command: 'unmute-party', party: 'p2' }), 'command.succeeded').parties).toEqual(both);
});

it('of a list that says something else the command waits on', () => {
  const waits = asked(conference, { command: 'mute-party', party: 'p2' });
  const third: ConferenceParty = { id: 'p3', state: 'alerting' };
  expect(lists(waits, [...both, third]).commands).toHaveLength(1);
  expect(lists(waits, [{ ...caller, muted: true }, colleague]).commands).toHaveLength(1);
});

it('who hangs up while being muted is gone, and nobody is told of a failure', () => {
  const waits = asked(conference, { command: 'mute-party', party: 'p2' });
  const gone = lists(waits, [caller]);
  expect(gone).toMatchObject({ commands: [], parties: [caller] });
  expect(applyDeadlines(gone, 60_000)).toBeUndefined();
});

it('of two parties one waits for the other; the same wish twice is one', () => {
  const waits = asked(conference, { command: 'drop-party', party: 'p2' });
  expect(give(waits, { command: 'drop-party', party: 'p1' }, 'k2').answer).toMatchObject({ ok: false, reason: 'busy' });
  expect(give(waits, { command: 'drop-party', party: 'p2' }, 'k3').answer).toMatchObject({ ok: true });
});

it('an agent who leaves has given the others to each other; what is over keeps no list of people', () => {
  const left = settles(asked(conference, { command: 'leave' }), 'command.succeeded');
  expect(left).toMatchObject({ state: 'disconnected', reason: 'transferred' });
  expect(left).not.toHaveProperty('parties');
});

it.each([
  ['no list', {}],
  ['a text', { parties: 'p1' }],
])('%s is refused in words', (_what, data) => {
  const event = { specversion: '1.0', id: '1', source: '/pbx', type: 'call.conferenced', subject: 'a', data };
  expect(parseTelephonyMessage(JSON.stringify(event))).toEqual({
    ok: false,
    error: 'data.parties must be the list of all others in the conference; an empty one ends it.',
  });
});

it('of a list whoever is malformed is left out, and names are cut', () => {
  const parties = [
    { id: 'p 1', state: 'connected' },
    { id: 'p2' },
    { ...caller, displayName: 'x'.repeat(300) },
    7,
    null,
  ];
  const event = {
    specversion: '1.0',
    id: '1',
    source: '/pbx',
    type: 'call.conferenced',
    subject: 'a',
    data: { parties },
  };
  const read = parseTelephonyMessage(JSON.stringify(event));
  expect(read).toMatchObject({ ok: true, value: { parties: [{ ...caller, displayName: 'x'.repeat(256) }] } });
});
