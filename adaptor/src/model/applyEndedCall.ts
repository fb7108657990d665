import type { Decision } from './applyRingOutcome';
import type { CallRecord } from './callRecord';

/** The call's activity is written. Nothing that a softphone shows changes, so the version stays. */
export function applyLogged(call: CallRecord, nowMs: number): Decision {
  if (call.state !== 'disconnected') return { answer: { ok: false, state: call.state, reason: 'illegal-state' } };
  const answer = { ok: true, state: call.state } as const;
  return call.loggedAtMs === undefined ? { answer, change: { record: { ...call, loggedAtMs: nowMs } } } : { answer };
}

/**
 * A softphone wants to report the call's figures. Only the first of all the agent's windows and machines may; a repeat
 * of its message, whose answer was lost, may too. Nothing that a softphone shows changes, so the version stays.
 */
export function applyReported(call: CallRecord, messageId: string): Decision {
  const { state, reportedBy } = call;
  if (state !== 'disconnected') return { answer: { ok: false, state, reason: 'illegal-state' } };
  if (reportedBy === undefined)
    return { answer: { ok: true, state }, change: { record: { ...call, reportedBy: messageId } } };
  return { answer: reportedBy === messageId ? { ok: true, state } : { ok: false, state, reason: 'already-reported' } };
}
