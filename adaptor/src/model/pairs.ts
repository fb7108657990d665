import { withEffect } from './completeCommand';
import { nextVersion, type CallChange, type CallRecord } from './callRecord';

/**
 * The call has this consultation, which completes the command that wished for one. `undefined` when it is over, or is
 * of a pair already: there is one consultation of a call at a time, and none of a consultation.
 */
export function paired(call: CallRecord, consultationId: string, nowMs: number): CallChange | undefined {
  if (call.state === 'disconnected' || call.relatedCallId !== undefined) return undefined;
  // It may be what is left of an earlier consultation. In this pair it is the first, or both could be given up for the other.
  const { consultation: _earlier, ...first } = call;
  const known: CallRecord = { ...first, relatedCallId: consultationId, heardAtMs: nowMs };
  return nextVersion(withEffect(known, 'consult', nowMs) ?? known);
}

/**
 * The other call of the pair is over: this one goes on alone, and there is nothing to be joined any more. A call that
 * is over itself keeps what it was.
 */
export function parted({ relatedCallId, ...call }: CallRecord, otherId: string): CallChange | undefined {
  return call.state === 'disconnected' || relatedCallId !== otherId ? undefined : nextVersion(call);
}
