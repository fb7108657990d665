import type { DialMessage } from '../../../protocol/messages/softphoneMessage';
import { timings } from '../base/timings';
import type { Decision } from './applyRingOutcome';
import { nextVersion, type CallRecord } from './callRecord';

/** Asks the telephony system to dial, once: the same message again is told that it was taken. */
export function applyDial(call: CallRecord, { id, target, format }: DialMessage, nowMs: number): Decision {
  if (call.decidedBy === id) return { answer: { ok: true, state: call.state, version: call.version } };
  if (call.version > 0) return { answer: { ok: false, state: call.state, reason: 'illegal-state' } };
  const commands = [{ id, command: 'dial' as const, endsAtMs: nowMs + timings.commandLifeMs }];
  const { record } = nextVersion({ ...call, decidedBy: id, commands });
  return {
    answer: { ok: true, state: record.state, version: record.version },
    change: { record, command: { id, command: 'dial', target, format } },
  };
}
