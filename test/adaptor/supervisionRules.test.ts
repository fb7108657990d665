import { applyCommand } from '../../adaptor/src/model/applyCommand';
import { applyTelephonyEvent } from '../../adaptor/src/model/applyTelephonyEvent';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import { newCall } from '../../adaptor/src/model/newCall';
import { toSnapshot } from '../../adaptor/src/model/toSnapshot';
import { withOutbox } from '../../adaptor/src/model/outbox';
import { callCapabilities } from '../../protocol/callCapability';
import { isPossible, offeredCommands, type CallCommand } from '../../protocol/callCommand';
import type { DoneEventType } from '../../protocol/messages/callEventTypes';

const base = { channel: 'voice', direction: 'outbound', from: {}, to: { number: '201' } } as const;
const times = { ringTtlMs: 30_000, shownDeadlineMs: 10_000 };
const offered = { ...base, type: 'call.offered', assumed: false, callId: 'c', capabilities: callCapabilities } as const;
const talking = (call: CallRecord): CallRecord => ({ ...call, state: 'connected', connectedAtMs: 1_000 });
const agents = talking(newCall({ ...offered, direction: 'inbound' }, 'app', 'agent', times, 0));
const supervisors = talking(
  newCall({ ...offered, capabilities: ['serverHangup', 'supervise'], supervision: 'listen' }, 'app', 'boss', times, 0),
);
let ids = 0;
const told = (call: CallRecord, type: DoneEventType): CallRecord =>
  applyTelephonyEvent(call, { ...base, type, callId: 'c', eventKey: `e${(ids += 1)}` }, 3_000)?.record ?? call;
function command(call: CallRecord, wish: CallCommand) {
  const id = `k${(ids += 1)}`;
  const { answer, change } = applyCommand(call, { ...wish, id }, 2_000);
  return { answer, id, record: change === undefined ? call : withOutbox(change, 2_000) };
}

describe('a supervisor in a call', () => {
  it('listens, and is offered the two other ways and the end', () => {
    expect(offeredCommands(supervisors)).toEqual(['hangup', 'whisper', 'barge']);
  });

  it('is heard by whom the telephony system says, and not before it says so', () => {
    const asked = command(supervisors, { command: 'whisper' });
    expect(asked.answer.ok).toBe(true);
    expect(toSnapshot(asked.record, 2_000)).toMatchObject({ supervision: 'listen', commands: [{ id: asked.id }] });
    const whispers = told(asked.record, 'call.whispering');
    expect(toSnapshot(whispers, 3_000).supervision).toBe('whisper');
    expect(whispers.commands).toEqual([]);
    expect(offeredCommands(whispers)).toEqual(['hangup', 'listen', 'barge']);
  });

  it('is refused the way in which the supervisor is in it already', () => {
    expect(command(supervisors, { command: 'listen' }).answer).toEqual({
      ...{ ok: false, state: 'connected', reason: 'illegal-state' },
    });
  });

  it('changes one way at a time', () => {
    const asked = command(supervisors, { command: 'whisper' });
    expect(command(asked.record, { command: 'barge' }).answer).toMatchObject({ ok: false, reason: 'busy' });
  });

  it('is still listening when a change comes to nothing', () => {
    const asked = command(supervisors, { command: 'barge' });
    const failed = applyTelephonyEvent(
      asked.record,
      { ...base, type: 'command.failed', commandId: asked.id, callId: 'c', eventKey: 'f' },
      3_000,
    )?.record;
    expect(failed).toMatchObject({ supervision: 'listen', failedCommand: { command: 'barge', why: 'refused' } });
  });

  it('is told with call.connected where it begins in another way', () => {
    const dialled: CallRecord = { ...supervisors, state: 'initiated' };
    const event = { ...base, type: 'call.connected', supervision: 'whisper', callId: 'c', eventKey: 'w' } as const;
    expect(applyTelephonyEvent(dialled, event, 3_000)?.record).toMatchObject({
      ...{ state: 'connected', supervision: 'whisper' },
    });
  });
});

describe('a call with a customer', () => {
  it('is never made a supervisor’s call by what is told of it, nor offered what supervisors do', () => {
    expect(told(agents, 'call.whispering').supervision).toBeUndefined();
    expect(isPossible(agents, 'whisper')).toBe(false);
    expect(command(agents, { command: 'barge' }).answer).toMatchObject({ ok: false, reason: 'not-possible' });
  });

  it('says that a supervisor is in it as long as it is told so', () => {
    const supervised = told(agents, 'call.supervised');
    expect(toSnapshot(supervised, 3_000).supervised).toBe(true);
    expect(toSnapshot(told(supervised, 'call.unsupervised'), 3_000).supervised).toBeUndefined();
    expect(toSnapshot(told(supervised, 'call.disconnected' as DoneEventType), 3_000).supervised).toBeUndefined();
  });

  it('says nothing of it while it rings', () => {
    expect(told({ ...agents, state: 'alerting' }, 'call.supervised').supervised).toBeUndefined();
  });
});
