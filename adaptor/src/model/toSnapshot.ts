import { callFacts } from '../../../protocol/callFacts';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import { isRinging, type CallRecord } from './callRecord';
import { pastHolds } from './holds';

/** The call as a softphone gets it: remaining and elapsed milliseconds instead of our clock's times. */
export function toSnapshot(call: CallRecord, nowMs: number): CallSnapshot {
  const { callId, source, channel, direction, from, to, state, assumed, version } = call;
  return {
    callId,
    source,
    channel,
    direction,
    from,
    to,
    state,
    assumed,
    version,
    toldAtMs: nowMs,
    ...(call.reason === undefined ? {} : { reason: call.reason }),
    ...(call.offerFailed === true ? { offerFailed: true } : {}),
    ...(isRinging(call) ? { ringRemainingMs: Math.max(0, call.ringEndsAtMs - nowMs) } : {}),
    ...(call.capabilities === undefined ? {} : { capabilities: call.capabilities }),
    // Once somebody is there, it rings no longer.
    ...callFacts({ ...call, farEndRings: call.farEndRings === true && state === 'initiated' }),
    ...(call.record === undefined ? {} : { record: call.record }),
    ...(call.muted === true ? { muted: true } : {}),
    ...(call.consultation === true ? { consultation: true } : {}),
    ...(call.relatedCallId === undefined ? {} : { relatedCallId: call.relatedCallId }),
    ...((call.commands ?? []).length === 0
      ? {}
      : { commands: (call.commands ?? []).map(({ id, command }) => ({ id, command })) }),
    ...(call.failedCommand === undefined ? {} : { failedCommand: call.failedCommand }),
    ...(call.connectedAtMs === undefined ? {} : { connectedForMs: Math.max(0, nowMs - call.connectedAtMs) }),
    offeredForMs: Math.max(0, nowMs - call.createdAtMs),
    ...(call.endedAtMs === undefined || call.holds === undefined ? {} : { holds: pastHolds(call, nowMs) }),
    ...(call.endedAtMs === undefined ? {} : { endedForMs: Math.max(0, nowMs - call.endedAtMs) }),
  };
}
