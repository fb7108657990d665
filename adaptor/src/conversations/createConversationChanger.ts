import { conversationReportType } from '../../../protocol/targets';
import { createChanger, type Changer } from '../changes/createChanger';
import type { DeliveriesParts } from '../changes/createDeliveries';
import type { DeadlineLooks, RecordKind } from '../changes/recordKind';
import { errorFacts } from '../base/log';
import { timings } from '../base/timings';
import { newlyBusy, nextWatchAtMs } from '../model/agentWatch';
import { callIdForLog } from '../model/callIdForLog';
import { applyConversationDeadlines, conversationDeadline } from '../model/conversationDeadlines';
import { giveNext, taken } from '../model/conversationLine';
import {
  isHad,
  isOpen,
  type ConversationChange,
  type ConversationRecord,
  type Turn,
} from '../model/conversationRecord';
import { newEntry } from '../model/outbox';
import { deskKey, type RowKey } from '../model/rowKeys';
import { keyOfConversation, type ConversationRows, type StoredConversation } from './conversationRows';
import type { PushConversation } from './createPushConversation';
import type { DeskStore } from './deskStore';
import type { MessageRows } from './messageRows';

export interface ConversationChanger extends Pick<
  Changer<ConversationRecord, StoredConversation, ConversationChange>,
  'change' | 'claim'
> {
  /** Carries out what a conversation's deadlines ask for and plans the next looks. Waits for no webhook. */
  settle(key: RowKey): Promise<void>;
}

export interface ConversationChangerParts extends DeliveriesParts {
  readonly rows: ConversationRows;
  readonly messages: MessageRows;
  readonly desk: DeskStore;
  readonly push: PushConversation;
}

/** Reports that nobody confirms are dropped beyond this, the oldest first; what the agent wrote never is. */
const mostReports = 20;

export function createConversationChanger(parts: ConversationChangerParts): ConversationChanger {
  const { rows, messages, desk, push, connectors, due, log } = parts;

  /** Never throws: whose it is is known by the conversation itself, and lists are put right when they are read. */
  const tidyDesks = async (before: ConversationRecord, after: ConversationRecord): Promise<void> => {
    const key = keyOfConversation(after);
    try {
      for (const turn of after.turns) {
        const was = before.turns.find(({ handling }) => handling === turn.handling);
        await tidyDesk(desk, key, was, turn);
      }
    } catch (error) {
      log.warn('desk-not-tidied', errorFacts(error));
    }
  };

  const kind: RecordKind<ConversationRecord, StoredConversation, ConversationChange> = {
    get: rows.get,
    replace: rows.replace,
    subjectOf: ({ conversationId }) => conversationId,
    receiverOf: ({ source }) => source,
    withWebhooks: ({ record, reports = [] }, before, nowMs) => {
      const isTold = connectors.of(record.source).courier !== undefined;
      const entries = reports.map((report) => newEntry(conversationReportType, { ...report }, nowMs));
      const told = isTold
        ? giveNext({ ...record, outbox: [...record.outbox, ...entries] }, nowMs)
        : { ...record, line: [] };
      return withLook({ ...told, outbox: shortened(told) }, before, nowMs);
    },
    deadlineLooks,
    looksBeside: (before, changed, nowMs) =>
      newlyBusy(before, changed).map((oid) => ({ key: deskKey(oid), atMs: nextWatchAtMs(oid, nowMs) })),
    confirmed: taken,
    afterStored: async (before, after) => {
      logChange(parts, before, after);
      await tidyDesks(before, after);
    },
    push: push.changed,
  };
  const changer = createChanger(kind, parts);

  /** What deadlines decided of messages is told when it lies in their rows. */
  const tellMarks = async (key: RowKey, { unfiled }: ConversationRecord, record: ConversationRecord): Promise<void> => {
    const marks = record.unfiled.filter((one) => !('message' in one) && !unfiled.includes(one));
    await messages.file(key, record.unfiled);
    for (const mark of marks) {
      const message = 'message' in mark ? undefined : await messages.get(key, mark.seq);
      const turn = record.turns.find(({ handling }) => handling === message?.handling);
      if (message !== undefined && turn !== undefined) await push.message(record, turn, message);
    }
  };

  const settle = async (key: RowKey): Promise<void> => {
    const decision = await changer.change(key, ({ record }, nowMs) => ({
      record,
      change: applyConversationDeadlines(record, nowMs),
    }));
    if (decision === undefined) return;
    if (decision.change !== undefined) {
      await tellMarks(key, decision.record, decision.change.record);
      return settle(key);
    }
    const deadline = conversationDeadline(decision.record);
    await Promise.all([
      deadline === undefined ? undefined : due.add('due', key, deadline),
      changer.plan(key, decision.record),
    ]);
  };

  return { change: changer.change, claim: changer.claim, settle };
}

const isAhead = (atMs: number | undefined, nowMs: number): atMs is number =>
  atMs !== undefined && nowMs + timings.lookMarginMs < atMs;

/** The record with the look that will find it: one that is stored already, or the one that is stored with it. */
function withLook(record: ConversationRecord, { lookAtMs }: ConversationRecord, nowMs: number): ConversationRecord {
  const deadline = conversationDeadline(record);
  if (deadline === undefined || (isAhead(lookAtMs, nowMs) && lookAtMs <= deadline)) return record;
  return { ...record, lookAtMs: deadline };
}

function deadlineLooks({ record }: StoredConversation, changed: ConversationRecord, nowMs: number): DeadlineLooks {
  const { lookAtMs } = changed;
  if (!isAhead(lookAtMs, nowMs)) return { missing: lookAtMs };
  return lookAtMs === record.lookAtMs ? { first: lookAtMs } : { missing: lookAtMs, first: lookAtMs };
}

function shortened({ outbox }: ConversationRecord): ConversationRecord['outbox'] {
  const reports = outbox.filter(({ type }) => type === conversationReportType);
  const dropped = reports.slice(0, Math.max(0, reports.length - mostReports));
  return outbox.filter((entry) => !dropped.includes(entry));
}

async function tidyDesk(desk: DeskStore, key: RowKey, was: Turn | undefined, turn: Turn): Promise<void> {
  const { oid, handling } = turn;
  if (was !== undefined && isOpen(was) && !isOpen(turn)) {
    if (turn.offerFailed !== true) await desk.keepEnded(oid, key, handling, turn.endedAtMs ?? 0);
    await desk.leave(oid, key);
  } else if (was?.loggedAtMs === undefined && turn.loggedAtMs !== undefined) {
    await desk.dropEnded(oid, key, handling);
  } else if (was !== undefined && !isHad(was) && isHad(turn)) {
    // Whoever has it finds it on the list, also when a repeat of the offer has just given the seat back.
    await desk.take(oid, key, Infinity);
  } else if (was !== undefined && isHad(was) && was.state !== turn.state) {
    await desk.park(oid, key, turn.state === 'waiting');
  }
}

/** What happened to a conversation, in words that hold nothing of the people in it. */
function logChange(
  { log }: Pick<ConversationChangerParts, 'log'>,
  before: ConversationRecord,
  after: ConversationRecord,
): void {
  for (const { handling, state, reason } of after.turns) {
    const was = before.turns.find((turn) => turn.handling === handling);
    if (was?.state === state) continue;
    log.info('conversation-changed', {
      conversationId: callIdForLog(after.conversationId),
      handling,
      state,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}
