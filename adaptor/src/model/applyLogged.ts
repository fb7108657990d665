import type { Decision } from './applyRingOutcome';
import type { CallRecord } from './callRecord';

/** The call's activity is written. Nothing that a softphone shows changes, so the version stays. */
export function applyLogged(call: CallRecord, nowMs: number): Decision {
  if (call.state !== 'disconnected') return { answer: { ok: false, state: call.state, reason: 'illegal-state' } };
  const answer = { ok: true, state: call.state } as const;
  return call.loggedAtMs === undefined ? { answer, change: { record: { ...call, loggedAtMs: nowMs } } } : { answer };
}
