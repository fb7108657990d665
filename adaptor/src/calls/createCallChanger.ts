import { setTimeout as sleep } from 'node:timers/promises';
import type { Background } from '../base/background';
import type { Clock } from '../base/clock';
import { errorFacts, type Log } from '../base/log';
import { timings } from '../base/timings';
import { nextDeliveryAtMs, withOutbox } from '../model/outbox';
import type { PushCall } from './createPushCall';
import { callIdForLog } from '../model/callIdForLog';
import { callKey, type CallKey } from '../model/callKeys';
import { applyDeadlines, deadlineOf } from '../model/applyDeadlines';
import type { CallChange, CallRecord } from '../model/callRecord';
import type { CallStore, StoredCall } from './callStore';
import type { Deliveries } from './createDeliveries';
import type { DueRow, DueStore } from '../storage/dueStore';

/** Looks at a call and says what it becomes. */
export type Decide<D extends { readonly change?: CallChange }> = (call: StoredCall, nowMs: number) => D;

export interface CallChanger {
  /**
   * Changes a call by compare-and-set: of two that decide at once one wins, the other decides again on what the winner
   * made. Resolves when the change, the webhook that tells of it and the look that repeats the webhook are stored.
   * @returns what was decided, or `undefined` when there is no such call. @throws when storage fails
   */
  change<D extends { readonly change?: CallChange }>(key: CallKey, decide: Decide<D>): Promise<D | undefined>;
  /** Carries out what a call's deadlines ask for and plans the next looks. Waits for no webhook. */
  settle(key: CallKey): Promise<void>;
}

const maxAttempts = 12;

/** Near ones do not count: another instance may be at them already, with the call as it was before. */
const isAhead = (atMs: number | undefined, nowMs: number): atMs is number =>
  atMs !== undefined && nowMs + timings.lookMarginMs < atMs;

/**
 * The first look that is certainly stored and will find the call as it is now. One that was answered with 202 has a look
 * at its shown deadline and one at its deadline (or before, and each look plans the next).
 */
function storedLookAtMs({ answerStatus, record }: StoredCall, nowMs: number): number | undefined {
  const known = answerStatus === 202 ? [record.shownDeadlineAtMs, deadlineOf(record)] : [];
  const ahead = known.filter((atMs) => isAhead(atMs, nowMs));
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}

export interface CallChangerParts {
  readonly calls: CallStore;
  readonly due: DueStore;
  readonly pushCall: PushCall;
  /** Absent when no webhook is configured: then nothing is queued. */
  readonly deliveries: Deliveries | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly background: Background;
}

export function createCallChanger(parts: CallChangerParts): CallChanger {
  const { calls, due, pushCall, deliveries, clock, log, background } = parts;

  const change: CallChanger['change'] = async (key, decide) => {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const stored = await calls.get(key);
      if (stored === undefined) return undefined;
      const nowMs = clock();
      const decision = decide(stored, nowMs);
      if (decision.change === undefined) return decision;
      const record = deliveries === undefined ? decision.change.record : withOutbox(decision.change, nowMs);
      // The looks are stored first: if we die in between they find nothing to do, the other way round they would be missing.
      const look = await storeLooks(key, stored, record, nowMs);
      const changed = await calls.replace(record, stored);
      if (changed !== undefined) {
        logChange(stored.record, record);
        if (record.state === 'disconnected') await tidyList(record);
        void background(() => afterChange(key, stored.record, changed, look));
        return decision;
      }
      await sleep(Math.random() * 10 * attempt);
    }
    throw new Error('The call is changed by too many at once.');
  };

  /** Stores the looks that the changed call needs and does not have. @returns the one for its webhooks, if it got one */
  const storeLooks = async (
    key: CallKey,
    stored: StoredCall,
    record: CallRecord,
    nowMs: number,
  ): Promise<DueRow | undefined> => {
    const [deadline, delivery] = [deadlineOf(record), nextDeliveryAtMs(record)];
    const known = storedLookAtMs(stored, nowMs);
    const addsDeadline = deadline !== undefined && !(known !== undefined && known <= deadline);
    const look = addsDeadline && isAhead(deadline, nowMs) ? deadline : known;
    const addsDelivery = delivery !== undefined && !(look !== undefined && look <= delivery);
    const [, added] = await Promise.all([
      addsDeadline ? due.add('deadline', key, deadline) : undefined,
      addsDelivery ? due.add('delivery', key, delivery) : undefined,
    ]);
    return added;
  };

  /** What happened to a call, in words that hold nothing of the people in it. */
  const logChange = (before: CallRecord, { callId, state, reason, lastReport, version }: CallRecord): void => {
    if (version === before.version && lastReport === before.lastReport) return;
    log.info('call-changed', {
      callId: callIdForLog(callId),
      state,
      ...(reason === undefined ? {} : { reason }),
      ...(lastReport === undefined || lastReport === before.lastReport ? {} : { outcome: lastReport.outcome }),
    });
  };

  /**
   * Waited for, so that it cannot meet a later ring of the same call. A row that stays as it was is no harm: what is
   * listed is decided by the call itself.
   */
  const tidyList = (record: CallRecord): Promise<void> =>
    (record.loggedAtMs === undefined ? calls.markEnded(record) : calls.removeFromAgent(record)).catch(
      (error: unknown) => log.warn('list-not-tidied', errorFacts(error)),
    );

  /** What is only faster for being done now: the rows see to it otherwise. */
  const afterChange = async (
    key: CallKey,
    before: CallRecord,
    after: StoredCall,
    look: DueRow | undefined,
  ): Promise<void> => {
    const { record } = after;
    const added = record.outbox.filter((entry) => !before.outbox.includes(entry));
    await Promise.all([
      record.version === before.version ? undefined : pushCall(record),
      deliveries?.deliver(key, after, added).then(async (left) => {
        // A look that has become needless is taken away, unless the call is still waiting for it.
        if (look !== undefined && (left === undefined || left.outbox.length === 0)) await due.remove(look);
      }),
    ]);
  };

  const settle = async (key: CallKey): Promise<void> => {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const stored = await calls.get(key);
      if (stored === undefined) return;
      if (applyDeadlines(stored.record, clock()) === undefined) {
        const [deadline, delivery] = [deadlineOf(stored.record), nextDeliveryAtMs(stored.record)];
        await Promise.all([
          deadline === undefined ? undefined : due.add('deadline', key, deadline),
          // Most calls have stored none of their own, because this one was to come.
          delivery === undefined ? undefined : due.add('delivery', key, delivery),
        ]);
        return;
      }
      await change(key, ({ record }, nowMs) => {
        const overdue = applyDeadlines(record, nowMs);
        return overdue === undefined ? {} : { change: overdue };
      });
    }
  };

  return { change, settle };
}

export const keyOf = (call: CallRecord): CallKey => callKey(call.source, call.callId, call.oid);
