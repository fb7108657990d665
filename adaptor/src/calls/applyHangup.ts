import type { Decision } from './applyRingOutcome';
import { ended, nextVersion, type CallRecord } from './callRecord';

/**
 * The agent's End call. Nobody reports on an assumed call, so it ends here; any other call is the telephony system's:
 * it is asked, and its event ends the call.
 */
export function applyHangup(call: CallRecord, nowMs: number): Decision {
  if (call.state !== 'connected' && call.state !== 'held') {
    // A second End call finds what it wanted.
    const done = call.state === 'disconnected';
    return { answer: { ok: done, state: call.state, ...(done ? {} : { reason: 'illegal-state' }) } };
  }
  if (!call.assumed) return { answer: { ok: true, state: call.state }, change: { record: call, command: 'hangup' } };
  return { answer: { ok: true, state: 'disconnected' }, change: nextVersion(ended(call, 'normal', nowMs)) };
}
