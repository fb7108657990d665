import type { RingOutcome } from '../../../protocol/callState';
import type { SoftphoneAnswer } from '../../../protocol/softphoneMessage';
import { ended, isRinging, withReport, type CallChange, type CallRecord } from './callRecord';

export interface Decision {
  readonly answer: SoftphoneAnswer;
  /** Absent when nothing changes. */
  readonly change?: CallChange;
}

/** What an acknowledgement does. `connections` is how many softphones the ring was pushed to. */
export function applyRingOutcome(
  call: CallRecord,
  outcome: RingOutcome,
  messageId: string,
  connections: number,
  nowMs: number,
): Decision {
  if (outcome === 'shown' || outcome === 'handed-to-host' || outcome === 'not-shown') {
    const change = applySighting(call, outcome, connections, nowMs);
    return { answer: { ok: true, state: change?.record.state ?? call.state }, ...(change ? { change } : {}) };
  }
  if (!isRinging(call)) {
    // The answer to a decision can be lost with the connection: the same message is told again that it won.
    return call.decidedBy === messageId
      ? { answer: { ok: true, state: call.state } }
      : { answer: { ok: false, state: call.state, reason: 'taken-back' } };
  }
  const decided: CallRecord = { ...call, decidedBy: messageId };
  const change = withReport(
    outcome === 'accepted' ? { ...decided, state: 'connected', connectedAtMs: nowMs } : ended(decided, outcome, nowMs),
    outcome,
  );
  return { answer: { ok: true, state: change.record.state }, change };
}

function applySighting(
  call: CallRecord,
  outcome: 'shown' | 'handed-to-host' | 'not-shown',
  connections: number,
  nowMs: number,
): CallChange | undefined {
  if (call.state !== 'offered') return undefined;
  if (outcome === 'shown') return withReport({ ...call, state: 'alerting' }, outcome);
  if (outcome === 'handed-to-host') {
    return call.handedToHost === true ? undefined : withReport({ ...call, handedToHost: true }, outcome);
  }
  // Another browser of the same agent may still draw it: then the deadline decides.
  if (connections > 1 || call.handedToHost === true) return undefined;
  return withReport(ended(call, 'not-shown', nowMs), outcome);
}
