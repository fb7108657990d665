import type { RowKey } from '../model/rowKeys';
import { overtaken, untilStored } from '../storage/untilStored';
import { createDeliveries, type Deliveries, type DeliveriesParts, type Looks } from './createDeliveries';
import type { Change, ChangingRecord, RecordKind, Row } from './recordKind';

/** Looks at a record as it is stored and says what it becomes. */
export type Decide<S, D> = (row: S, nowMs: number) => D;

export interface Changer<R extends ChangingRecord, S extends Row<R>, C extends Change<R>> {
  /**
   * Changes a record by compare-and-set: of two that decide at once one wins, the other decides again on what the winner
   * made. Resolves when the change, the webhooks that tell of it and the looks that repeat them are stored.
   * @returns what was decided, or `undefined` when there is no such record. @throws when storage fails
   */
  change<D extends { readonly change?: C | undefined }>(key: RowKey, decide: Decide<S, D>): Promise<D | undefined>;
  /** See `Deliveries`. */
  readonly plan: Deliveries<R, S>['plan'];
  readonly claim: Deliveries<R, S>['claim'];
}

/** The one changer of calls and agents. */
export function createChanger<R extends ChangingRecord, S extends Row<R>, C extends Change<R>>(
  kind: RecordKind<R, S, C>,
  parts: DeliveriesParts,
): Changer<R, S, C> {
  const { due, clock, background } = parts;
  const { plan, withoutConfirmed, deliver, claim } = createDeliveries(kind, parts);

  const storeLooks = async (key: RowKey, read: S, record: R, nowMs: number): Promise<Looks> => {
    const { missing, first } = kind.deadlineLooks(read, record, nowMs);
    const [, looks] = await Promise.all([
      missing === undefined ? undefined : due.add('due', key, missing),
      plan(key, record, first),
      ...(kind.looksBeside?.(read.record, record, nowMs) ?? []).map((beside) =>
        due.add('due', beside.key, beside.atMs),
      ),
    ]);
    return looks;
  };

  /** What is only faster for being done now: the rows see to it otherwise. */
  const followUp = async (key: RowKey, before: R, after: S, looks: Looks): Promise<void> => {
    const { record } = after;
    const added = record.outbox.filter((entry) => !before.outbox.includes(entry));
    await Promise.all([
      record.version === before.version ? undefined : kind.push(record),
      deliver(key, after, added, looks),
    ]);
  };

  /** One try with a row as it is, or was. */
  const attempt = async <D extends { readonly change?: C | undefined }>(
    key: RowKey,
    row: S,
    decide: Decide<S, D>,
  ): Promise<Attempt<D>> => {
    const nowMs = clock();
    const decision = decide(row, nowMs);
    if (decision.change === undefined) return { decision, isStored: false };
    const record = withoutConfirmed(key, kind.withWebhooks(decision.change, row.record, nowMs));
    // The looks are stored first: if we die in between they find nothing to do, the other way round they would be missing.
    const looks = await storeLooks(key, row, record, nowMs);
    const changed = await kind.replace(record, row);
    if (changed === undefined) return overtaken;
    await kind.afterStored(row.record, record);
    void background(() => followUp(key, row.record, changed, looks));
    return { decision, isStored: true };
  };

  return {
    plan,
    claim,
    change: (key, decide) =>
      untilStored(async (number) => {
        const known = number === 1 ? await kind.lastWritten?.(key) : undefined;
        const first = known === undefined ? overtaken : await attempt(key, known, decide);
        // That nothing changes is said of the row as it is, not as it was.
        if (first !== overtaken && first.isStored) return first.decision;
        const row = await kind.get(key);
        if (row === undefined) return undefined;
        const result = await attempt(key, row, decide);
        return result === overtaken ? overtaken : result.decision;
      }),
  };
}

type Attempt<D> = { readonly decision: D; readonly isStored: boolean } | typeof overtaken;
