import { setTimeout as sleep } from 'node:timers/promises';
import type { RingAnswer } from '../../../protocol/messages/answers';
import type { ConnectionStore } from '../connections/connectionStore';
import { judgePresence } from '../model/presence';
import { keyReused, offeredBefore, pushFailed, unavailable } from '../http/problems';
import { signalRUserId } from '../model/callers';
import type { ConnectionLimit } from '../limits/createConnectionLimit';
import { timings } from '../base/timings';
import { isRinging, type CallRecord } from '../model/callRecord';
import { overtaken, untilStored } from '../storage/untilStored';
import { keyOf, type StoredCall } from './callRows';
import { createPushRing, hasRung, type PushRingParts } from './createPushRing';

/** Rings, or gives a repeat of the same call its first answer. @throws ProblemError 409, 422 or 503 */
export type RingAgent = (call: CallRecord) => Promise<RingAnswer>;

export interface RingAgentParts extends PushRingParts {
  readonly connections: ConnectionStore;
  readonly limit: ConnectionLimit;
  readonly tenantId: string;
}

/** A row that comes and goes between two looks of ours is somebody's 409 in the making; more often it is a fault. */
const tries = { most: 5, tooMany: () => unavailable('The call is being offered by several requests at once.') };

export function createRingAgent(parts: RingAgentParts): RingAgent {
  const { calls, connections, limit, tenantId, clock } = parts;
  const { push, keep } = createPushRing(parts);

  /** The stored answer of the first attempt; waits while that is under way. `undefined`: it was taken back. */
  const firstAnswer = async (call: CallRecord): Promise<StoredCall | undefined> => {
    for (const startMs = clock(); ; await sleep(timings.twinPollMs)) {
      const stored = await calls.get(keyOf(call));
      if (stored === undefined || stored.answerStatus !== undefined) return stored;
      const nowMs = clock();
      if (nowMs - stored.record.createdAtMs > timings.abandonedRingMs) return stored;
      if (nowMs - startMs > timings.twinAnswerMs) throw pushFailed();
    }
  };

  /** What a repeat is answered without ringing; `undefined` where it has to ring. */
  const answerOfRepeat = async (call: CallRecord, first: StoredCall): Promise<RingAnswer | undefined> => {
    const { record, answerStatus, connections: live } = first;
    if (record.messageHash !== call.messageHash) throw keyReused();
    const { callId, state } = record;
    if (answerStatus === 202) {
      if (!isOfferedAgain(call, record)) return { callId, connections: live, state: 'offered' };
      // It rings already, so that is the answer; over, it would be silence if it was taken for a repeat.
      if (!isRinging(record)) throw offeredBefore();
      return { callId, connections: live, state };
    }
    if (answerStatus !== undefined || !hasRung(record)) return undefined;
    // Its instance died before it could answer, but it rang: the agent has seen it already.
    await keep(record);
    return { callId, connections: live, state };
  };

  const ring = async (call: CallRecord): Promise<RingAnswer | typeof overtaken> => {
    const [isNew, rows, ofKey] = await Promise.all([
      calls.insert(call),
      connections.ofUser(signalRUserId(tenantId, call.oid)),
      // Its id is made of its Idempotency-Key, so what has the same id had the same key.
      call.messageHash === undefined ? [] : calls.ofCallId(call.source, call.callId),
    ]);
    if (isNew && ofKey.some(({ record }) => record.oid !== call.oid)) {
      await calls.remove(call);
      throw keyReused();
    }
    const presence = judgePresence(rows, clock());
    limit.saw(call.oid, presence.live);
    if (isNew) return push(call, presence);
    const first = await firstAnswer(call);
    if (first === undefined) return overtaken;
    const answer = await answerOfRepeat(call, first);
    if (answer !== undefined) return answer;
    // The first attempt certainly did not ring (503), or nobody knows that it did: this one rings.
    // Its version goes on rising: a softphone may have heard of the first attempt's end.
    const again: CallRecord = { ...call, version: first.record.version + 1 };
    return (await calls.replace(again, first, { forgetAnswer: true })) === undefined
      ? overtaken
      : push(again, presence);
  };

  return (call) => untilStored(() => ring(call), tries);
}

/** A new event about a call that was offered before, unlike the repeat of an event. A plain text has no event id. */
const isOfferedAgain = ({ seenEvents: [eventId] }: CallRecord, first: CallRecord): boolean =>
  eventId !== undefined && !first.seenEvents.includes(eventId);
