import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock';
import { errorFacts, type Log } from '../log';
import { timings } from '../timings';
import { claimDue, withOutbox, withoutEntries } from '../webhooks/outbox';
import type { WebhookSender } from '../webhooks/createWebhookSender';
import type { PushCall } from './createPushCall';
import { callKey, type CallKey } from './callKeys';
import { applyDeadlines, nextDueAtMs } from './applyDeadlines';
import type { CallChange, CallRecord, OutboxEntry } from './callRecord';
import type { CallStore, StoredCall } from './callStore';
import type { DueRow, DueStore } from './dueStore';

/** Looks at a call and says what it becomes. */
export type Decide<D extends { readonly change?: CallChange }> = (call: StoredCall, nowMs: number) => D;

export interface CallChanger {
  /**
   * Changes a call by compare-and-set: of two that decide at once one wins, the other decides again on what the winner
   * made. Resolves when the change, the webhook that tells of it and the look that repeats the webhook are stored.
   * @returns what was decided, or `undefined` when there is no such call. @throws when storage fails
   */
  change<D extends { readonly change?: CallChange }>(key: CallKey, decide: Decide<D>): Promise<D | undefined>;
  /** Carries out what is due for a call (deadlines, webhooks) and plans the next look. */
  settle(key: CallKey): Promise<void>;
}

const maxAttempts = 12;

/**
 * A ring that was answered with 202 has a look stored at its shown deadline, and each look plans the next one: what is
 * due later needs none of its own. Not when that look is near: another instance may be at it already.
 */
const hasEarlierLook = ({ answerStatus, record }: StoredCall, dueAtMs: number, nowMs: number): boolean =>
  answerStatus === 202 &&
  record.shownDeadlineAtMs <= dueAtMs &&
  nowMs + timings.lookMarginMs < record.shownDeadlineAtMs;

export interface CallChangerParts {
  readonly calls: CallStore;
  readonly due: DueStore;
  readonly pushCall: PushCall;
  /** Absent when no webhook is configured: then nothing is queued. */
  readonly sendWebhook: WebhookSender | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

export function createCallChanger(parts: CallChangerParts): CallChanger {
  const { calls, due, pushCall, sendWebhook, clock, log } = parts;

  const change: CallChanger['change'] = async (key, decide) => {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const stored = await calls.get(key);
      if (stored === undefined) return undefined;
      const nowMs = clock();
      const decision = decide(stored, nowMs);
      if (decision.change === undefined) return decision;
      const record = sendWebhook === undefined ? decision.change.record : withOutbox(decision.change, nowMs);
      const dueAtMs = nextDueAtMs(record);
      // The look is stored first: if we die in between it finds nothing to do, the other way round it would be missing.
      const isNeeded = dueAtMs !== undefined && !hasEarlierLook(stored, dueAtMs, nowMs);
      const look = isNeeded ? await due.add(key, dueAtMs) : undefined;
      const changed = await calls.replace(record, stored);
      if (changed !== undefined) {
        logChange(stored.record, record);
        if (record.state === 'disconnected') await tidyList(record);
        background(afterChange(key, stored.record, changed, look));
        return decision;
      }
      await sleep(Math.random() * 10 * attempt);
    }
    throw new Error('The call is changed by too many at once.');
  };

  /** What happened to a call, in words that hold nothing of the people in it. */
  const logChange = (before: CallRecord, { callId, state, reason, lastReport, version }: CallRecord): void => {
    if (version === before.version && lastReport === before.lastReport) return;
    log.info('call-changed', {
      callId,
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
      deliver(key, after, added).then(async (left) => {
        // A look that has become needless is taken away, unless the call is still waiting for it.
        if (look !== undefined && (left === undefined || nextDueAtMs(left) === undefined)) await due.remove(look);
      }),
    ]);
  };

  /** Sends and crosses off what was confirmed. @returns the call as it is then; `undefined` when there is none */
  const deliver = async (
    key: CallKey,
    stored: StoredCall,
    entries: readonly OutboxEntry[],
  ): Promise<CallRecord | undefined> => {
    if (sendWebhook === undefined) return stored.record;
    const done: string[] = [];
    for (const entry of entries) {
      if (await sendWebhook(entry, stored.record.callId)) done.push(entry.id);
      else log.warn('webhook-not-confirmed', { attempts: entry.attempts });
    }
    return done.length === 0 ? stored.record : crossOff(key, stored, done);
  };

  /** Tries it with the row as we wrote it: only when somebody came in between is it read again. */
  const crossOff = async (
    key: CallKey,
    written: StoredCall,
    ids: readonly string[],
  ): Promise<CallRecord | undefined> => {
    let stored: StoredCall | undefined = written;
    for (let attempt = 1; attempt <= maxAttempts && stored !== undefined; attempt += 1) {
      const left = await calls.replace(withoutEntries(stored.record, ids), stored);
      if (left !== undefined) return left.record;
      if (attempt > 1) await sleep(Math.random() * 10 * attempt);
      stored = await calls.get(key);
    }
    return stored?.record;
  };

  const settle = async (key: CallKey): Promise<void> => {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const stored = await calls.get(key);
      if (stored === undefined) return;
      if (applyDeadlines(stored.record, clock()) !== undefined) {
        await change(key, ({ record }, nowMs) => {
          const overdue = applyDeadlines(record, nowMs);
          return overdue === undefined ? {} : { change: overdue };
        });
        continue;
      }
      const claimed = claimDue(stored.record, clock());
      const record = claimed?.record ?? stored.record;
      const next = nextDueAtMs(record);
      if (next !== undefined) await due.add(key, next);
      if (claimed === undefined) return;
      const changed = await calls.replace(record, stored);
      if (changed !== undefined) {
        await deliver(key, changed, claimed.due);
        return;
      }
    }
  };

  const background = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => log.warn('after-change-failed', errorFacts(error)));
  };

  return { change, settle };
}

export const keyOf = (call: CallRecord): CallKey => callKey(call.source, call.callId, call.oid);
