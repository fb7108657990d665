import { createChanger, type Changer } from '../changes/createChanger';
import type { DeliveriesParts } from '../changes/createDeliveries';
import type { DeadlineLooks, RecordKind } from '../changes/recordKind';
import { errorFacts, type Log } from '../base/log';
import { timings } from '../base/timings';
import { withOutbox } from '../model/outbox';
import type { PushCall } from './createPushCall';
import { partCalls } from './pairCalls';
import { callIdForLog } from '../model/callIdForLog';
import type { RowKey } from '../model/rowKeys';
import { applyDeadlines, deadlineOf } from '../model/applyDeadlines';
import type { CallChange, CallRecord } from '../model/callRecord';
import type { StoredCall } from './callRows';
import type { CallStore } from './callStore';

export interface CallChanger extends Pick<Changer<CallRecord, StoredCall, CallChange>, 'change' | 'claim'> {
  /** Carries out what a call's deadlines ask for and plans the next looks. Waits for no webhook. */
  settle(key: RowKey): Promise<void>;
}

export interface CallChangerParts extends DeliveriesParts {
  readonly calls: CallStore;
  readonly pushCall: PushCall;
}

export function createCallChanger({ calls, pushCall, ...parts }: CallChangerParts): CallChanger {
  const { connectors, due, log } = parts;
  const kind: RecordKind<CallRecord, StoredCall, CallChange> = {
    get: calls.get,
    lastWritten: calls.lastWritten,
    replace: (record, read) => calls.replace(record, read),
    subjectOf: ({ callId }) => callId,
    receiverOf: ({ source }) => source,
    withWebhooks: (change, { source, test }, nowMs) =>
      test !== undefined || connectors.of(source).courier === undefined ? change.record : withOutbox(change, nowMs),
    deadlineLooks,
    afterStored: async (before, after) => {
      logChange(log, before, after);
      if (after.state !== 'disconnected') return;
      await tidyList(calls, log, after);
      if (before.state !== 'disconnected') await part(after);
    },
    push: pushCall,
  };
  const changer = createChanger(kind, parts);
  /** Not told, the other call of the pair would offer to be joined, which the telephony system then refuses. */
  const part = (over: CallRecord): Promise<void> =>
    partCalls(changer, over).catch((error: unknown) => log.warn('pair-not-parted', errorFacts(error)));

  const settle = async (key: RowKey): Promise<void> => {
    const decision = await changer.change(key, ({ record }, nowMs) => ({
      record,
      change: applyDeadlines(record, nowMs),
    }));
    if (decision === undefined) return;
    // The end of a command may uncover the end of the call.
    if (decision.change !== undefined) return settle(key);
    // Who stored the end may have died before the other call was told.
    if (decision.record.state === 'disconnected') await part(decision.record);
    const deadline = deadlineOf(decision.record);
    await Promise.all([
      deadline === undefined ? undefined : due.add('due', key, deadline),
      // Most calls have stored none of their own, because this one was to come.
      changer.plan(key, decision.record),
    ]);
  };

  return { change: changer.change, claim: changer.claim, settle };
}

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

function deadlineLooks(read: StoredCall, changed: CallRecord, nowMs: number): DeadlineLooks {
  const deadline = deadlineOf(changed);
  const known = storedLookAtMs(read, nowMs);
  if (deadline === undefined || (known !== undefined && known <= deadline)) return { first: known };
  return { missing: deadline, first: isAhead(deadline, nowMs) ? deadline : known };
}

/** What happened to a call, in words that hold nothing of the people in it. */
function logChange(log: Log, before: CallRecord, after: CallRecord): void {
  const { callId, state, reason, lastReport, version, test } = after;
  if (version === before.version && lastReport === before.lastReport) return;
  // Under a name of its own: alarms and figures count calls.
  log.info(test === undefined ? 'call-changed' : 'test-ring-changed', {
    callId: callIdForLog(callId),
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(lastReport === undefined || lastReport === before.lastReport ? {} : { outcome: lastReport.outcome }),
  });
}

/**
 * Waited for, so that it cannot meet a later ring of the same call. A row that stays as it was is no harm: what is
 * listed is decided by the call itself.
 */
const tidyList = (calls: CallStore, log: Log, record: CallRecord): Promise<void> =>
  (record.loggedAtMs === undefined && record.test === undefined
    ? calls.markEnded(record)
    : calls.removeFromAgent(record)
  ).catch((error: unknown) => log.warn('list-not-tidied', errorFacts(error)));
