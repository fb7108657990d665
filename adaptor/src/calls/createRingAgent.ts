import { setTimeout as sleep } from 'node:timers/promises';
import type { RingAnswer } from '../../../protocol/answers';
import type { Clock } from '../base/clock';
import type { ConnectionStore } from '../connections/connectionStore';
import { judgePresence, type Presence } from '../model/presence';
import { agentNotConnected, keyReused, offeredBefore, pushFailed, unavailable } from '../http/problems';
import { signalRUserId } from '../model/callers';
import type { ConnectionLimit } from '../limits/createConnectionLimit';
import type { Log } from '../base/log';
import { timings } from '../base/timings';
import { callIdForLog } from '../model/callIdForLog';
import { ended, isRinging, nextVersion, type CallRecord } from '../model/callRecord';
import type { CallStore, StoredCall } from './callStore';
import { keyOf, type CallChanger } from './createCallChanger';
import type { PushCall } from './createPushCall';
import type { DueStore } from '../storage/dueStore';

/** Rings, or gives a repeat of the same call its first answer. @throws ProblemError 409 or 503 */
export type RingAgent = (call: CallRecord) => Promise<RingAnswer>;

export interface RingAgentParts {
  readonly calls: CallStore;
  readonly connections: ConnectionStore;
  readonly due: DueStore;
  readonly changer: CallChanger;
  readonly pushCall: PushCall;
  readonly limit: ConnectionLimit;
  readonly tenantId: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Somebody has seen to it: an agent, the deadline or the caller. Closed because it could not ring does not count. */
const hasRung = (call: CallRecord): boolean =>
  call.lastReport !== undefined || (call.state !== 'offered' && call.offerFailed !== true);

/** A new event about a call that was offered before, unlike the repeat of an event. A plain text has no event id. */
const isOfferedAgain = ({ seenEvents: [eventId] }: CallRecord, first: CallRecord): boolean =>
  eventId !== undefined && !first.seenEvents.includes(eventId);

/** Resolves with the push, or when it takes so long that a softphone which reconnects should find the call in its list. */
async function headStart(pushing: Promise<unknown>): Promise<void> {
  const tooLong = new AbortController();
  const over = sleep(timings.pushHeadStartMs, undefined, { signal: tooLong.signal }).catch(() => undefined);
  await Promise.race([pushing, over]);
  tooLong.abort();
}

/** A row that comes and goes between two looks of ours is somebody's 409 in the making; more often it is a fault. */
const maxAttempts = 5;

export function createRingAgent(parts: RingAgentParts): RingAgent {
  const { calls, connections, due, changer, pushCall, limit, tenantId, clock, log } = parts;

  const ring = async (call: CallRecord, attempt: number): Promise<RingAnswer> => {
    if (attempt > maxAttempts) throw unavailable('The call is being offered by several requests at once.');
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
    if (first === undefined) return ring(call, attempt + 1);
    if (first.record.messageHash !== call.messageHash) throw keyReused();
    if (first.answerStatus === 202 && isOfferedAgain(call, first.record)) {
      // It rings already, so that is the answer; over, it would be silence if it was taken for a repeat.
      if (!isRinging(first.record)) throw offeredBefore();
      return { callId: first.record.callId, connections: first.connections, state: first.record.state };
    }
    if (first.answerStatus === 202) {
      return { callId: first.record.callId, connections: first.connections, state: 'offered' };
    }
    if (first.answerStatus === undefined && hasRung(first.record)) {
      // Its instance died before it could answer, but it rang: the agent has seen it already.
      await keep(first.record);
      return { callId: first.record.callId, connections: first.connections, state: first.record.state };
    }
    // The first attempt certainly did not ring (503), or nobody knows that it did: this one rings.
    // Its version goes on rising: a softphone may have heard of the first attempt's end.
    const again: CallRecord = { ...call, version: first.record.version + 1 };
    if ((await calls.replace(again, first, { forgetAnswer: true })) === undefined) return ring(call, attempt + 1);
    return push(again, presence);
  };

  const push = async (call: CallRecord, { live, reachable }: Presence): Promise<RingAnswer> => {
    if (!reachable) {
      await calls.remove(call);
      throw agentNotConnected();
    }
    // Storage may have kept us: a ring that comes after whoever asked has given up is nobody's.
    if (clock() - call.createdAtMs > timings.pushWithinMs) {
      await calls.remove(call);
      throw unavailable('Storage did not answer in time.');
    }
    // Alone first: what is written beside it would make the agent's ring wait for the same processor.
    const pushing = pushCall(call);
    await headStart(pushing);
    const keeping = keep(call);
    // Both are waited for below; until then a failure of the rows must not count as one that nobody handles.
    keeping.catch(() => undefined);
    const pushed = await pushing;
    const toPushMs = clock() - call.createdAtMs;
    log.info('call-offered', { callId: callIdForLog(call.callId), connections: live, pushed, toPushMs });
    await keeping;
    if (pushed === 'refused' && !(await hasRungAllTheSame(call))) {
      await calls.storeAnswer(call, 503, live);
      // It never rang: no softphone has anything to log.
      await calls.removeFromAgent(call);
      throw pushFailed();
    }
    // Last of all: a repeat is told this answer, so all that it promises must be there.
    await calls.storeAnswer(call, 202, live);
    lookLater(call);
    return { callId: call.callId, connections: live, state: 'offered' };
  };

  /** A softphone that connected meanwhile has drawn the ring out of its list; else the call is closed without a trace. */
  const hasRungAllTheSame = async (call: CallRecord): Promise<boolean> => {
    const decision = await changer.change(keyOf(call), ({ record }, nowMs) =>
      hasRung(record)
        ? { rang: true }
        : { rang: false, change: nextVersion({ ...ended(record, 'error', nowMs), offerFailed: true }) },
    );
    return decision?.rang === true;
  };

  /** Before the 202: from then on the deadline and the agent's list survive this process. */
  const keep = (call: CallRecord): Promise<unknown> =>
    Promise.all([calls.addToAgent(call), due.add('deadline', keyOf(call), call.shownDeadlineAtMs)]);

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

  /** A shortcut for a process that lives on: without it the sweep is some seconds later. */
  const lookLater = (call: CallRecord): void => {
    for (const atMs of new Set([call.shownDeadlineAtMs, call.ringEndsAtMs])) {
      const look = (): void => void changer.settle(keyOf(call)).catch(() => undefined);
      setTimeout(look, Math.max(0, atMs - clock()) + 20).unref();
    }
  };

  return (call) => ring(call, 1);
}
