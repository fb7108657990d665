import { applyCommand } from '../../adaptor/src/model/applyCommand';
import { applyDeadlines, deadlineOf } from '../../adaptor/src/model/applyDeadlines';
import { applyTelephonyEvent } from '../../adaptor/src/model/applyTelephonyEvent';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import { newCall } from '../../adaptor/src/model/newCall';
import { toSnapshot } from '../../adaptor/src/model/toSnapshot';
import { timings } from '../../adaptor/src/base/timings';
import { withOutbox } from '../../adaptor/src/model/outbox';
import { callCapabilities } from '../../protocol/callCapability';
import type { CallCommand } from '../../protocol/callCommand';
import type { DoneEventType } from '../../protocol/messages/callEventTypes';
import type { TelephonyEvent } from '../../protocol/messages/telephonyEvent';

const base = { channel: 'voice', direction: 'inbound', from: {}, to: {} } as const;
const live: CallRecord = {
  ...newCall(
    { ...base, type: 'call.offered', assumed: false, callId: 'c', capabilities: callCapabilities },
    'app',
    'oid',
    { ringTtlMs: 30_000, shownDeadlineMs: 10_000 },
    0,
  ),
  state: 'connected',
  connectedAtMs: 1_000,
};
let ids = 0;
/** The agent's command, stored as the adaptor stores it. */
function command(call: CallRecord, wish: CallCommand, id = `k${(ids += 1)}`, nowMs = 2_000) {
  const { answer, change } = applyCommand(call, { ...wish, id }, nowMs);
  return { answer, id, record: change === undefined ? call : withOutbox(change, nowMs) };
}
type Plain = DoneEventType;
const told = (call: CallRecord, type: Plain): CallRecord =>
  applyTelephonyEvent(call, { ...base, type, callId: 'c', eventKey: `e${(ids += 1)}` }, 3_000)?.record ?? call;
const completed = (call: CallRecord, commandId: string, type: 'command.succeeded' | 'command.failed'): CallRecord => {
  const event: TelephonyEvent = { ...base, type, commandId, callId: 'c', eventKey: `e${(ids += 1)}` };
  return applyTelephonyEvent(call, event, 3_000)?.record ?? call;
};
const hold = { command: 'hold' } as const;

describe('a command of the agent', () => {
  it('is under way until the call has done it', () => {
    const asked = command(live, hold);
    expect(asked.answer).toEqual({ ok: true, state: 'connected', version: live.version + 1 });
    expect(toSnapshot(asked.record, 2_000).commands).toEqual([{ id: asked.id, command: 'hold' }]);
    const held = told(asked.record, 'call.held');
    expect(toSnapshot(held, 3_000)).toMatchObject({ state: 'held' });
    expect(toSnapshot(held, 3_000)).not.toHaveProperty('commands');
  });

  it('may be completed by its own event as well, and the call does what it wished', () => {
    const mute = command(live, { command: 'mute' });
    const muted = completed(mute.record, mute.id, 'command.succeeded');
    expect(muted).toMatchObject({ muted: true, commands: [] });
    const transfer = command(muted, { command: 'blind-transfer', target: '+12025550177' });
    expect(completed(transfer.record, transfer.id, 'command.succeeded')).toMatchObject({ reason: 'transferred' });
  });

  it('to end the call is the last one: nothing else is taken until it has failed; the end is taken beside all others', () => {
    const moved = command(live, { command: 'blind-transfer', target: '+12025550177' });
    const ending = command(moved.record, { command: 'hangup' });
    expect(ending.answer).toMatchObject({ ok: true });
    for (const wish of [hold, { command: 'mute' }, { command: 'send-digits', digits: '1' }] as const)
      expect(command(ending.record, wish).answer).toMatchObject({ ok: false, reason: 'busy' });
    const late = applyDeadlines(ending.record, 2_000 + timings.commandLifeMs)?.record ?? live;
    expect(command(late, { command: 'mute' }, 'again', 20_000).answer).toMatchObject({ ok: true });
  });

  it('that the telephony system refuses leaves the call as it was and says so', () => {
    const { record, id } = command(live, hold);
    const failed = completed(record, id, 'command.failed');
    expect(failed).toMatchObject({ state: 'connected', commands: [], failedCommand: { id, why: 'refused' } });
    expect(failed.outbox).toEqual([]);
  });

  it('that nobody completes has failed after its time, and is not delivered after that', () => {
    const { record, id } = command(live, hold);
    const endMs = 2_000 + timings.commandLifeMs;
    expect(deadlineOf(record)).toBe(endMs);
    expect(applyDeadlines(record, endMs - 1)).toBeUndefined();
    const late = applyDeadlines(record, endMs)?.record;
    expect(late).toMatchObject({ state: 'connected', failedCommand: { id, command: 'hold', why: 'no-answer' } });
    expect(late?.outbox).toEqual([]);
    const { state, version, failedCommand } = late ?? live;
    expect(late && completed(late, id, 'command.succeeded')).toMatchObject({ state, version, failedCommand });
  });

  it('whose answer was lost is told again that it was taken, also after it is done', () => {
    const { record, id } = command(live, hold);
    expect(applyCommand(record, { ...hold, id }, 2_100)).toMatchObject({ answer: { ok: true } });
    const held = told(record, 'call.held');
    const again = applyCommand(held, { ...hold, id }, 3_100);
    expect(again).toMatchObject({ answer: { ok: true, state: 'held' } });
    expect(again.change).toBeUndefined();
  });

  it.each([
    ['resume a call that is not held', live, { command: 'retrieve' }, 'illegal-state'],
    ['unmute a call that is not muted', live, { command: 'unmute' }, 'illegal-state'],
    ['hold a call that still rings', { ...live, state: 'alerting' }, hold, 'illegal-state'],
    ['hold a call that cannot be held', { ...live, capabilities: ['mute'] }, hold, 'not-possible'],
    ['hold a call of which nothing was declared', { ...live, capabilities: undefined }, hold, 'not-possible'],
    [
      'transfer while it is put on hold',
      command(live, hold).record,
      { command: 'blind-transfer', target: '1' },
      'busy',
    ],
  ] as const)('is refused: to %s', (_what, call, wish, reason) => {
    const { capabilities, ...rest } = call;
    const record: CallRecord = capabilities === undefined ? rest : { ...rest, capabilities };
    expect(command(record, wish).answer).toMatchObject({ ok: false, reason });
  });

  it('follows the telephone: hold and mute pressed there are shown here', () => {
    expect(told(told(live, 'call.held'), 'call.muted')).toMatchObject({ state: 'held', muted: true });
    expect(told(told(live, 'call.muted'), 'call.unmuted')).toMatchObject({ muted: false });
  });

  it('still on its way is void when the call ends', () => {
    const { record } = command(live, hold);
    const gone = applyTelephonyEvent(
      record,
      { ...base, type: 'call.disconnected', reason: 'normal', callId: 'c', eventKey: 'end' },
      3_000,
    )?.record;
    expect(gone).toMatchObject({ state: 'disconnected', commands: [], outbox: [] });
  });
});

describe('a recording', () => {
  const pause = { command: 'record-pause' } as const;
  const recorded = told(live, 'call.record-started');

  it('is shown as paused only when the telephony system says so, and goes on until then', () => {
    expect(toSnapshot(recorded, 3_000).recording).toBe('on');
    const asked = command(recorded, pause);
    expect(toSnapshot(asked.record, 3_000)).toMatchObject({ recording: 'on', commands: [{ command: 'record-pause' }] });
    const paused = told(asked.record, 'call.record-paused');
    expect(paused).toMatchObject({ recording: 'paused', commands: [] });
    expect(told(paused, 'call.record-stopped').recording).toBe('off');
  });

  it.each([
    ['record-start', live, 'on'],
    ['record-pause', recorded, 'paused'],
    ['record-resume', told(recorded, 'call.record-paused'), 'on'],
    ['record-stop', recorded, 'off'],
    ['record-stop', told(recorded, 'call.record-paused'), 'off'],
    // Nobody has said whether it is recorded: whoever can pause it may do so to be sure.
    ['record-pause', live, 'paused'],
  ] as const)('follows a command that succeeded: %s', (wish, call, recording) => {
    const { record, id } = command(call, { command: wish });
    expect(completed(record, id, 'command.succeeded')).toMatchObject({ recording, commands: [] });
  });

  it('that could not be paused goes on, and the agent is told', () => {
    const { record, id } = command(recorded, pause);
    const refused = completed(record, id, 'command.failed');
    expect(refused).toMatchObject({ recording: 'on', failedCommand: { command: 'record-pause', why: 'refused' } });
    const late = applyDeadlines(record, 2_000 + timings.commandLifeMs)?.record ?? live;
    expect(late).toMatchObject({ recording: 'on', failedCommand: { command: 'record-pause', why: 'no-answer' } });
    // Too late to complete the command, but a fact all the same.
    expect(told(late, 'call.record-paused').recording).toBe('paused');
  });

  it.each([
    ['resumed', 'record-resume', told(recorded, 'call.record-paused'), 'paused'],
    ['started', 'record-start', told(live, 'call.record-stopped'), 'off'],
    ['started, of which nothing was ever told', 'record-start', live, undefined],
  ] as const)('of which nobody knows whether it was %s is told as one that may run', (_what, wish, call, before) => {
    const { record } = command(call, { command: wish });
    expect(record.recording).toBe(before);
    const late = applyDeadlines(record, 2_000 + timings.commandLifeMs)?.record ?? live;
    expect(late).toMatchObject({ recording: 'possible', failedCommand: { command: wish, why: 'no-answer' } });
    // It can be paused to be sure; and what telephony tells later is the truth, whichever it is.
    expect(command({ ...late, capabilities: ['recordPause'] }, pause, 'sure', 20_000).answer).toMatchObject({
      ok: true,
    });
    expect(told(late, 'call.record-resumed').recording).toBe('on');
    expect(told(late, 'call.record-paused').recording).toBe('paused');
  });

  it('that could not be begun is as it was: the telephony system says so', () => {
    const { record, id } = command(told(recorded, 'call.record-paused'), { command: 'record-resume' });
    expect(completed(record, id, 'command.failed').recording).toBe('paused');
  });

  it('that was paused before nobody confirmed its end is paused, or off: it does not run', () => {
    const { record } = command(told(recorded, 'call.record-paused'), { command: 'record-stop' });
    expect(applyDeadlines(record, 2_000 + timings.commandLifeMs)?.record.recording).toBe('paused');
  });

  it.each([
    ['start what runs', recorded, 'record-start'],
    ['resume what runs', recorded, 'record-resume'],
    ['pause what is off', told(live, 'call.record-stopped'), 'record-pause'],
    ['pause what is paused', told(recorded, 'call.record-paused'), 'record-pause'],
    ['stop what is off', told(live, 'call.record-stopped'), 'record-stop'],
    ['start a call that rings', { ...live, state: 'alerting' }, 'record-start'],
  ] as const)('refuses to %s', (_what, call, wish) => {
    expect(command(call, { command: wish }).answer).toMatchObject({ ok: false, reason: 'illegal-state' });
  });

  it('that the telephony system lets nobody change is shown and cannot be changed', () => {
    const call: CallRecord = { ...recorded, capabilities: ['hold', 'record'] };
    expect(command(call, pause).answer).toMatchObject({ ok: false, reason: 'not-possible' });
    expect(command({ ...call, capabilities: ['recordPause'] }, { command: 'record-stop' }).answer).toMatchObject({
      ok: false,
      reason: 'not-possible',
    });
  });

  it('is stopped after its pause, not beside it', () => {
    expect(command(command(recorded, pause).record, { command: 'record-stop' }).answer).toMatchObject({
      ok: false,
      reason: 'busy',
    });
  });

  it('that begins again is resumed, also where a system knows one word for both', () => {
    const { record } = command(told(recorded, 'call.record-paused'), { command: 'record-resume' });
    expect(told(record, 'call.record-started')).toMatchObject({ recording: 'on', commands: [] });
  });

  it('is told while it rings, when it is answered, and not taken back by an event that says nothing of it', () => {
    const ringing: CallRecord = { ...live, state: 'alerting' };
    expect(told(ringing, 'call.record-started')).toMatchObject({ state: 'alerting', recording: 'on' });
    expect(told(ringing, 'call.muted').muted).toBeUndefined();
    const answered = (call: CallRecord, type: 'call.alerting' | 'call.connected', more: object = {}) =>
      applyTelephonyEvent(call, { ...base, type, callId: 'c', eventKey: `e${(ids += 1)}`, ...more }, 3_000)?.record;
    expect(answered(ringing, 'call.connected', { recording: 'on' })).toMatchObject({
      state: 'connected',
      recording: 'on',
    });
    expect(answered(ringing, 'call.alerting', { recording: 'possible' })).toMatchObject({ recording: 'possible' });
    const dialled: CallRecord = { ...live, state: 'initiated', direction: 'outbound' };
    expect(answered(dialled, 'call.alerting', { recording: 'on' })).toMatchObject({
      farEndRings: true,
      recording: 'on',
    });
    // After our own accept: the call is connected already.
    expect(answered(live, 'call.connected', { recording: 'on' })).toMatchObject({ recording: 'on' });
    expect(answered(recorded, 'call.connected')).toMatchObject({ recording: 'on', version: recorded.version });
    const held = told(recorded, 'call.held');
    expect(answered(held, 'call.connected', { recording: 'off' })).toMatchObject({ state: 'held', recording: 'off' });
  });
});
