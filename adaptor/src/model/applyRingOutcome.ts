import type { RingOutcome } from '../../../protocol/callState';
import type { SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import { ended, isRinging, isWaitingToBeShown, withReport, type CallChange, type CallRecord } from './callRecord';

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
    const { state, version } = change?.record ?? call;
    return { answer: { ok: true, state, version }, ...(change ? { change } : {}) };
  }
  if (!isRinging(call)) {
    // The answer to a decision can be lost with the connection: the same message is told again that it won.
    const { state, version } = call;
    return call.decidedBy === messageId
      ? { answer: { ok: true, state, version } }
      : { answer: { ok: false, state, version, reason: 'taken-back' } };
  }
  // Another window or machine of the agent sends it on, or answers it with a text. Both at once, the caller would be
  // connected and sent away.
  if ((call.commands ?? []).length > 0) {
    return { answer: { ok: false, state: call.state, version: call.version, reason: 'busy' } };
  }
  // A softphone of an earlier version has the button all the same.
  if (outcome === 'rejected' && call.noReject === true) {
    return { answer: { ok: false, state: call.state, version: call.version, reason: 'not-possible' } };
  }
  // Its time is over, but nobody has ever said that it was there.
  const result = outcome === 'timed-out' && isWaitingToBeShown(call) ? 'not-shown' : outcome;
  const decided: CallRecord = { ...seenAs(call, result, nowMs), decidedBy: messageId };
  const change = withReport(result === 'accepted' ? accepted(decided, nowMs) : ended(decided, result, nowMs), result);
  const { state, version } = change.record;
  return { answer: { ok: true, state, version }, change };
}

/** Nobody is at the other end of a test ring. */
const accepted = (call: CallRecord, nowMs: number): CallRecord =>
  call.test === undefined ? { ...call, state: 'connected', connectedAtMs: nowMs } : ended(call, 'normal', nowMs);

/** A test ring keeps when it was first seen, which is what it was for. */
function seenAs(call: CallRecord, outcome: RingOutcome, nowMs: number): CallRecord {
  if (call.test === undefined || outcome === 'timed-out' || outcome === 'not-shown') return call;
  const seen = outcome === 'handed-to-host' ? { notifiedAtMs: nowMs } : { shownAtMs: nowMs };
  return { ...call, test: { ...seen, ...call.test } };
}

function applySighting(
  call: CallRecord,
  outcome: 'shown' | 'handed-to-host' | 'not-shown',
  connections: number,
  nowMs: number,
): CallChange | undefined {
  if (call.state !== 'offered') return undefined;
  const seen = seenAs(call, outcome, nowMs);
  if (outcome === 'shown') return withReport({ ...seen, state: 'alerting' }, outcome);
  if (outcome === 'handed-to-host') {
    return call.handedToHost === true ? undefined : withReport({ ...seen, handedToHost: true }, outcome);
  }
  // Another browser of the same agent may still draw it: then the deadline decides.
  // So it does while nobody has written yet how many there are.
  if (connections !== 1 || call.handedToHost === true) return undefined;
  return withReport(ended(call, 'not-shown', nowMs), outcome);
}
