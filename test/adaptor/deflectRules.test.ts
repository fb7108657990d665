import { applyCommand } from '../../adaptor/src/model/applyCommand';
import { applyRingOutcome } from '../../adaptor/src/model/applyRingOutcome';
import { applyDeadlines, deadlineOf } from '../../adaptor/src/model/applyDeadlines';
import { applyTelephonyEvent } from '../../adaptor/src/model/applyTelephonyEvent';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import { newCall } from '../../adaptor/src/model/newCall';
import { callCapabilities, type CallCapability } from '../../protocol/callCapability';
import type { CallCommand } from '../../protocol/callCommand';
import type { EndReason } from '../../protocol/callState';

const base = { channel: 'voice', direction: 'inbound', from: {}, to: {} } as const;
const offered = (capabilities?: readonly CallCapability[]): CallRecord =>
  newCall(
    { ...base, type: 'call.offered', assumed: false, callId: 'a', ...(capabilities && { capabilities }) },
    'app',
    'oid',
    { ringTtlMs: 30_000, shownDeadlineMs: 10_000 },
    0,
  );
const shown: CallRecord = { ...offered(callCapabilities), state: 'alerting' };
const deflect: CallCommand = { command: 'deflect', target: 'Sales' };
const decide = (call: CallRecord, wish: CallCommand, nowMs = 2_000) => applyCommand(call, { ...wish, id: 'k' }, nowMs);
const sentOn = (call: CallRecord, wish: CallCommand = deflect, nowMs?: number): CallRecord =>
  decide(call, wish, nowMs).change?.record ?? call;
const over = (reason: EndReason) => ({ ...base, type: 'call.disconnected', reason, eventKey: 'e' }) as const;

it.each(['offered', 'alerting'] as const)('a call that rings (%s) can be sent on', (state) => {
  expect(decide({ ...shown, state }, deflect)).toMatchObject({ answer: { ok: true }, change: { command: deflect } });
  expect(decide({ ...shown, state }, { command: 'to-voicemail' }).answer).toMatchObject({ ok: true });
});

it.each(['initiated', 'connected', 'held', 'disconnected'] as const)('one that is %s cannot', (state) => {
  expect(decide({ ...shown, state }, deflect).answer).toMatchObject({ ok: false, reason: 'illegal-state' });
});

it('is refused where the telephony system has not said that it can', () => {
  for (const call of [offered(), offered(['blindTransfer', 'voicemail'])]) {
    expect(decide(call, deflect).answer).toMatchObject({ ok: false, reason: 'not-possible' });
  }
});

it('to somebody else, or to voicemail, while it is being sent on is another wish, which must not seem to be taken', () => {
  const other = { ...deflect, target: 'Service' } as const;
  expect(applyCommand(sentOn(shown), { ...other, id: 'k2' }, 3_000).answer).toMatchObject({
    ok: false,
    reason: 'busy',
  });
  expect(applyCommand(sentOn(shown), { command: 'to-voicemail', id: 'k2' }, 3_000).answer).toMatchObject({ ok: false });
  expect(applyCommand(sentOn(shown), { ...deflect, id: 'k2' }, 3_000).answer).toMatchObject({ ok: true });
});

it.each([
  ['transferred', 'transferred'],
  // CSTA's Diverted.
  ['answered-elsewhere', 'transferred'],
  ['cancelled', 'cancelled'],
  ['normal', 'normal'],
] as const)('told as %s it ends as %s', (told, reason) => {
  expect(applyTelephonyEvent(sentOn(shown), over(told), 3_000)?.record).toMatchObject({
    state: 'disconnected',
    reason,
    commands: [],
  });
});

it('what nobody wanted to send on was answered elsewhere', () => {
  expect(applyTelephonyEvent(shown, over('answered-elsewhere'), 3_000)?.record).toMatchObject({
    reason: 'answered-elsewhere',
  });
});

it.each([
  ['command.succeeded', { state: 'disconnected', reason: 'transferred' }],
  ['command.failed', { state: 'alerting', commands: [], failedCommand: { command: 'deflect', why: 'refused' } }],
] as const)('%s alone tells what became of it', (type, becomes) => {
  const told = { ...base, type, commandId: 'k', eventKey: 'e' } as const;
  expect(applyTelephonyEvent(sentOn(shown), told, 3_000)?.record).toMatchObject(becomes);
});

it('nobody says that it was sent on: it rings on for the time that is left', () => {
  const call = sentOn(shown);
  const endsAtMs = deadlineOf(call) ?? NaN;
  expect(endsAtMs).toBeLessThan(call.ringEndsAtMs);
  const late = applyDeadlines(call, endsAtMs)?.record;
  expect(late).toMatchObject({ state: 'alerting', commands: [], failedCommand: { why: 'no-answer' } });
  expect(late && deadlineOf(late)).toBe(call.ringEndsAtMs);
});

it('sent on in the last second of its ringing time it is not missed before the telephony system has said a word', () => {
  const call = sentOn(shown, deflect, shown.ringEndsAtMs - 1_000);
  expect(applyDeadlines(call, shown.ringEndsAtMs + 1)).toBeUndefined();
  expect(applyTelephonyEvent(call, over('transferred'), shown.ringEndsAtMs + 500)?.record).toMatchObject({
    reason: 'transferred',
  });
  const late = applyDeadlines(call, deadlineOf(call) ?? NaN)?.record ?? call;
  expect(applyDeadlines(late, shown.ringEndsAtMs + 20_000)).toMatchObject({ report: { outcome: 'timed-out' } });
});

it.each(['accepted', 'rejected', 'timed-out'] as const)(
  'while it is being sent on, another machine of the agent that has not heard of it cannot say that it was %s',
  (outcome) => {
    const call = sentOn(shown);
    const decision = applyRingOutcome(call, outcome, 'm', 2, 3_000);
    expect(decision.answer).toMatchObject({ ok: false, state: 'alerting', reason: 'busy' });
    expect(decision.change).toBeUndefined();
    const refused = { ...base, type: 'command.failed', commandId: 'k', eventKey: 'e' } as const;
    const ringsOn = applyTelephonyEvent(call, refused, 4_000)?.record ?? call;
    expect(applyRingOutcome(ringsOn, outcome, 'm', 2, 5_000).answer.ok).toBe(true);
  },
);
