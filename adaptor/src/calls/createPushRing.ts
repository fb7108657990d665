import type { RingAnswer } from '../../../protocol/messages/answers';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { timings } from '../base/timings';
import { withTimeout } from '../base/withTimeout';
import { agentNotConnected, pushFailed, unavailable } from '../http/problems';
import { callIdForLog } from '../model/callIdForLog';
import { ended, nextVersion, type CallRecord } from '../model/callRecord';
import type { Presence } from '../model/presence';
import type { DueStore } from '../storage/dueStore';
import { keyOf } from './callRows';
import type { CallStore } from './callStore';
import type { CallChanger } from './createCallChanger';
import type { PushCall } from './createPushCall';

export interface PushRingParts {
  readonly calls: CallStore;
  readonly due: DueStore;
  readonly changer: Pick<CallChanger, 'change' | 'settle'>;
  readonly pushCall: PushCall;
  readonly clock: Clock;
  readonly log: Log;
}

/** Lets a call ring whose row is stored. */
export interface PushRing {
  /** @returns the answer that its repeats get too @throws ProblemError 409 or 503; then it does not ring */
  push(call: CallRecord, presence: Presence): Promise<RingAnswer>;
  /** What a 202 promises: from then on the deadline and the agent's list survive this process. */
  keep(call: CallRecord): Promise<unknown>;
}

/** Somebody has seen to it: an agent, the deadline or the caller. Closed because it could not ring does not count. */
export const hasRung = (call: CallRecord): boolean =>
  call.lastReport !== undefined || (call.state !== 'offered' && call.offerFailed !== true);

export function createPushRing({ calls, due, changer, pushCall, clock, log }: PushRingParts): PushRing {
  const keep: PushRing['keep'] = (call) =>
    Promise.all([calls.addToAgent(call), due.add('due', keyOf(call), call.shownDeadlineAtMs)]);

  /** A softphone that connected meanwhile has drawn the ring out of its list; else the call is closed without a trace. */
  const hasRungAllTheSame = async (call: CallRecord): Promise<boolean> => {
    const decision = await changer.change(keyOf(call), ({ record }, nowMs) =>
      hasRung(record)
        ? { rang: true }
        : { rang: false, change: nextVersion({ ...ended(record, 'error', nowMs), offerFailed: true }) },
    );
    return decision?.rang === true;
  };

  /** A shortcut for a process that lives on: without it the sweep is some seconds later. */
  const lookLater = (call: CallRecord): void => {
    for (const atMs of new Set([call.shownDeadlineAtMs, call.ringEndsAtMs])) {
      const look = (): void => void changer.settle(keyOf(call)).catch(() => undefined);
      setTimeout(look, Math.max(0, atMs - clock()) + 20).unref();
    }
  };

  const push: PushRing['push'] = async (call, { live, reachable }) => {
    if (!reachable) {
      await calls.remove(call);
      throw agentNotConnected();
    }
    // Storage may have kept us: a ring that comes after whoever asked has given up is nobody's.
    if (clock() - call.createdAtMs > timings.pushWithinMs) {
      await calls.remove(call);
      throw unavailable('Storage did not answer in time.');
    }
    // Alone first: what is written beside it would make the agent's ring wait for the same processor. Not for longer
    // than a softphone which reconnects may miss the call in its list.
    const pushing = pushCall(call);
    await withTimeout(
      timings.pushHeadStartMs,
      () => pushing,
      () => undefined,
    );
    const keeping = keep(call);
    // Both are waited for below; until then a failure of the rows must not count as one that nobody handles.
    keeping.catch(() => undefined);
    const pushed = await pushing;
    const toPushMs = clock() - call.createdAtMs;
    log.info(call.test === undefined ? 'call-offered' : 'test-ring', {
      callId: callIdForLog(call.callId),
      connections: live,
      pushed,
      toPushMs,
    });
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

  return { push, keep };
}
