import type { RowKey } from '../model/rowKeys';
import type { OutboxEntry } from '../model/callRecord';

/** What is changed by compare-and-set and told by webhook: a call, or how an agent stands. */
export interface ChangingRecord {
  /** Rises with each change that a softphone shows. */
  readonly version: number;
  /** Webhooks that are not confirmed yet; stored with the change that they tell of. */
  readonly outbox: readonly OutboxEntry[];
}

/** A record with what its row has beside it. */
export interface Row<R extends ChangingRecord> {
  readonly record: R;
}

/** What a decision makes of a record. */
export interface Change<R extends ChangingRecord> {
  readonly record: R;
}

/** The looks at a record that have nothing to do with its webhooks. */
export interface DeadlineLooks {
  /** One that the changed record needs and does not have. */
  readonly missing?: number | undefined;
  /** The first that is certain to come, and to find the record as it is now: each look plans the next. */
  readonly first?: number | undefined;
}

/** In what calls and agents differ, for the one changer of both. */
export interface RecordKind<R extends ChangingRecord, S extends Row<R>, C extends Change<R>> {
  get(key: RowKey): Promise<S | undefined>;
  /** The row as this process wrote it last, where that is kept: it saves the reading, and nothing relies on it. */
  lastWritten?(key: RowKey): Promise<S | undefined>;
  /** Stores only if nobody changed the row since it was read. @returns the row as it is now; `undefined` when somebody did */
  replace(record: R, read: S): Promise<S | undefined>;
  /** What its webhooks are about (CloudEvents `subject`). */
  subjectOf(record: R): string;
  /** The app whose system a webhook is for; `undefined` for the system without an id. */
  receiverOf(record: R, entry: OutboxEntry): string | undefined;
  /** The changed record with the webhooks that tell of it, each for a system that can be told. */
  withWebhooks(change: C, before: R, nowMs: number): R;
  deadlineLooks(read: S, changed: R, nowMs: number): DeadlineLooks;
  /** Looks at something else that the change asks for; stored with its own, before it. */
  looksBeside?(before: R, changed: R, nowMs: number): readonly { readonly key: RowKey; readonly atMs: number }[];
  /** What the record becomes when its system has confirmed webhooks: it may have another one to send then. */
  confirmed?(record: R, ids: readonly string[], nowMs: number): R;
  /** Right after a change is stored, and waited for; never throws. */
  afterStored(before: R, after: R): Promise<void>;
  /** Tells the agent's softphones; never throws. */
  push(record: R): Promise<unknown>;
}
