import { applyCommand } from '../../adaptor/src/model/applyCommand';
import { applyTelephonyEvent } from '../../adaptor/src/model/applyTelephonyEvent';
import { partCalls, pairCalls } from '../../adaptor/src/calls/pairCalls';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import { callRowKey } from '../../adaptor/src/model/rowKeys';
import { newCall } from '../../adaptor/src/model/newCall';
import { paired, parted } from '../../adaptor/src/model/pairs';
import { toSnapshot } from '../../adaptor/src/model/toSnapshot';
import { callCapabilities } from '../../protocol/callCapability';
import type { CallCommand } from '../../protocol/callCommand';
import { parseTelephonyMessage } from '../../protocol/messages/parseTelephonyMessage';

const base = { channel: 'voice', from: {}, to: {} } as const;
const offered = (callId: string, more: { direction: 'inbound' | 'outbound'; relatedCallId?: string }): CallRecord =>
  newCall(
    { ...base, type: 'call.offered', assumed: false, callId, capabilities: callCapabilities, ...more },
    'app',
    'oid',
    { ringTtlMs: 30_000, shownDeadlineMs: 10_000 },
    0,
  );
const first: CallRecord = { ...offered('a', { direction: 'inbound' }), state: 'connected', connectedAtMs: 1_000 };
const consultation = offered('c', { direction: 'outbound', relatedCallId: 'a' });
const consult: CallCommand = { command: 'consult', target: '+12025550177' };
const answerTo = (call: CallRecord, wish: CallCommand) => applyCommand(call, { ...wish, id: 'k' }, 2_000).answer;
const withCommand = (call: CallRecord, wish: CallCommand): CallRecord =>
  applyCommand(call, { ...wish, id: 'k' }, 2_000).change?.record ?? call;
const pairOf = (call: CallRecord): CallRecord => paired(call, 'c', 3_000)?.record ?? call;

it('a consultation is an outgoing call that names the first; every window learns both ways', () => {
  expect(toSnapshot(consultation, 0)).toMatchObject({ state: 'initiated', consultation: true, relatedCallId: 'a' });
  expect(toSnapshot(pairOf(first), 0)).toMatchObject({ relatedCallId: 'c' });
  expect(toSnapshot(pairOf(first), 0)).not.toHaveProperty('consultation');
});

it('that it has begun completes the command that wished for it; nothing is told twice', () => {
  const asked = withCommand(first, consult);
  expect(asked.commands).toHaveLength(1);
  expect(pairOf(asked)).toMatchObject({ commands: [], version: asked.version + 1 });
  expect(paired(pairOf(asked), 'c', 4_000)).toBeUndefined();
});

it.each([
  ['a second consultation', pairOf(first), consult],
  ['a consultation of a consultation', { ...consultation, state: 'connected' }, consult],
  ['a consultation while it rings', offered('r', { direction: 'inbound' }), consult],
  ['to join what has no other call', first, { command: 'complete-transfer' }],
] as const)('is refused by the state: %s', (_what, call, wish) => {
  expect(answerTo(call, wish)).toMatchObject({ ok: false, reason: 'illegal-state' });
});

it('only the consultation itself is given up for the caller', () => {
  expect(answerTo(pairOf(first), { command: 'cancel-consult' })).toMatchObject({ ok: false, reason: 'not-possible' });
  expect(answerTo(consultation, { command: 'cancel-consult' })).toMatchObject({ ok: true });
});

it('is refused where the telephony system has not said that it can', () => {
  const plain: CallRecord = { ...first, capabilities: ['hold', 'blindTransfer'] };
  expect(answerTo(plain, consult)).toMatchObject({ ok: false, reason: 'not-possible' });
});

it.each(['held', 'connected'] as const)('is completed on either call, whichever of them is heard (%s)', (state) => {
  for (const call of [pairOf({ ...first, state }), { ...consultation, state }]) {
    const asked = withCommand(call, { command: 'complete-transfer' });
    const told = { ...base, direction: 'inbound', type: 'command.succeeded', commandId: 'k', eventKey: 'e' } as const;
    expect(applyTelephonyEvent(asked, told, 5_000)?.record).toMatchObject({
      state: 'disconnected',
      reason: 'transferred',
    });
  }
});

it('given up before anybody answered it was cancelled, not left unanswered', () => {
  const asked = withCommand(consultation, { command: 'cancel-consult' });
  const told = { ...base, direction: 'outbound', type: 'call.disconnected', reason: 'normal', eventKey: 'e' } as const;
  expect(applyTelephonyEvent(asked, told, 5_000)?.record).toMatchObject({ reason: 'cancelled' });
});

it('the end of one leaves the other a call like any other; that of a stranger changes nothing', () => {
  const alone = parted(consultation, 'a')?.record;
  expect(alone).toMatchObject({ consultation: true, version: consultation.version + 1 });
  expect(alone).not.toHaveProperty('relatedCallId');
  expect(parted(consultation, 'b')).toBeUndefined();
  expect(parted({ ...consultation, state: 'disconnected' }, 'a')).toBeUndefined();
  expect(paired({ ...first, state: 'disconnected' }, 'c', 0)).toBeUndefined();
});

it('what is left of a consultation is the first of the next: that one alone is given up for it', () => {
  const left: CallRecord = { ...(parted(consultation, 'a')?.record ?? consultation), state: 'connected' };
  expect(answerTo(left, consult)).toMatchObject({ ok: true });
  const again = paired(left, 'd', 3_000)?.record ?? left;
  expect(answerTo(again, { command: 'cancel-consult' })).toMatchObject({ ok: false, reason: 'not-possible' });
  // And where it is given away, that is a transfer of this call: two consultations would be counted as none.
  expect(toSnapshot(again, 0)).not.toHaveProperty('consultation');
});

it.each([
  ['of a call that rings', { direction: 'inbound', relatedCallId: 'a' }, undefined],
  ['to itself', { direction: 'outbound', relatedCallId: 'c' }, undefined],
  ['of an outgoing call', { direction: 'outbound', relatedCallId: 'a' }, 'a'],
] as const)('a relation %s', (_which, more, related) => {
  expect(offered('c', more).relatedCallId).toBe(related);
});

it.each([{ id: 'a' }, 7, '..', '', 'with space'])(
  'a relation that names no call (%j) does not cost the call',
  (relatedCallId) => {
    const data = { callId: 'c', direction: 'outbound', relatedCallId };
    const event = { specversion: '1.0', id: 'e', source: '/pbx', type: 'call.offered', data };
    const read = parseTelephonyMessage(JSON.stringify(event));
    expect(read).toMatchObject({ ok: true, value: { type: 'call.offered', callId: 'c' } });
    expect(read.ok && read.value).not.toHaveProperty('relatedCallId');
  },
);

describe('what is stored of a pair', () => {
  /** Calls as they lie in their table, changed one after the other. */
  const store = (...calls: readonly CallRecord[]) => {
    const rows = new Map(calls.map((call) => [JSON.stringify(callRowKey('app', call.callId, 'oid')), call]));
    const changer: Parameters<typeof pairCalls>[0] = {
      change: (key, decide) => {
        const record = rows.get(JSON.stringify(key));
        if (record === undefined) return Promise.resolve(undefined);
        const decision = decide({ record, connections: 1, etag: '*' }, 9_000);
        if (decision.change !== undefined) rows.set(JSON.stringify(key), decision.change.record);
        return Promise.resolve(decision);
      },
    };
    const relations = () => Object.fromEntries([...rows.values()].map((one) => [one.callId, one.relatedCallId]));
    return { changer, relations };
  };
  const later = offered('d', { direction: 'outbound', relatedCallId: 'a' });
  const over = { ...consultation, state: 'disconnected', reason: 'normal' } as const;

  it('is not changed by an offer that comes again after its consultation is over', async () => {
    const { changer, relations } = store(first, over, later);
    await pairCalls(changer, later);
    await pairCalls(changer, consultation);
    expect(relations()).toMatchObject({ a: 'd', d: 'a' });
  });

  it('stays as it is when somebody else is asked at the telephone: the third call is one by itself', async () => {
    const { changer, relations } = store(first, consultation, later);
    await pairCalls(changer, consultation);
    await pairCalls(changer, later);
    expect(relations()).toEqual({ a: 'c', c: 'a', d: undefined });
  });

  it('stays as it is when the one who is asked is asked about: the end of the consultation still frees the first', async () => {
    const about = offered('e', { direction: 'outbound', relatedCallId: 'c' });
    const { changer, relations } = store(first, consultation, about);
    await pairCalls(changer, consultation);
    await pairCalls(changer, about);
    expect(relations()).toEqual({ a: 'c', c: 'a', e: undefined });
    await partCalls(changer, consultation);
    expect(relations().a).toBeUndefined();
  });
});
