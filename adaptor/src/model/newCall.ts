import { createHash, randomUUID } from 'node:crypto';
import { callFacts } from '../../../protocol/callFacts';
import type { TelephonyEvent } from '../../../protocol/messages/telephonyEvent';
import { hashKey } from '../base/hashKey';
import { timings } from '../base/timings';
import type { CallRecord } from './callRecord';

/** How long a ring may last, and how soon somebody must have shown it. */
export interface RingTimes {
  readonly ringTtlMs: number;
  readonly shownDeadlineMs: number;
}

/**
 * A call as it starts. The seed's plain text has no call id: it gets one made up here.
 * @param idempotencyKey of the request: the id is made of it, so that a repeat is the same call
 */
export function newCall(
  event: TelephonyEvent & { readonly type: 'call.offered' },
  source: string,
  oid: string,
  times: RingTimes,
  nowMs: number,
  idempotencyKey?: string,
): CallRecord {
  return {
    callId: event.callId ?? (idempotencyKey === undefined ? randomUUID() : idOfKey(source, idempotencyKey)),
    source,
    oid,
    channel: event.channel,
    direction: event.direction,
    from: event.from,
    to: event.to,
    ...callFacts(event),
    ...(event.record === undefined ? {} : { record: event.record }),
    ...(event.capabilities === undefined ? {} : { capabilities: event.capabilities }),
    // What the agent dials at the telephone itself does not ring here: it is shown as being dialled.
    ...(event.direction === 'outbound'
      ? { state: 'initiated' as const, dialEndsAtMs: nowMs + timings.dialLifeMs, ...consultationOf(event) }
      : { state: 'offered' as const }),
    assumed: event.assumed,
    version: 1,
    createdAtMs: nowMs,
    shownDeadlineAtMs: nowMs + times.shownDeadlineMs,
    ringEndsAtMs: nowMs + times.ringTtlMs,
    ...(idempotencyKey === undefined || event.callId !== undefined
      ? {}
      : { messageHash: hashKey(JSON.stringify([event.from, event.to, event.comments])) }),
    seenEvents: event.eventKey === undefined ? [] : [hashKey(event.eventKey).slice(0, 16)],
    outbox: [],
  };
}

const consultationOf = ({ callId, relatedCallId }: { readonly callId?: string; readonly relatedCallId?: string }) =>
  relatedCallId === undefined || relatedCallId === callId ? {} : { consultation: true as const, relatedCallId };

/** A GUID (of the version for ids made in one's own way) that is the same for the same key of the same app. */
function idOfKey(source: string, idempotencyKey: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([source, idempotencyKey]))
    .digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
