import type { Background } from '../base/background';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { timings } from '../base/timings';
import type { Connector } from '../connectors/connector';
import type { Connectors } from '../connectors/connectors';
import type { RowKey } from '../model/rowKeys';
import type { OutboxEntry } from '../model/callRecord';
import { claimDue, nextDeliveryAtMs, withoutEntries } from '../model/outbox';
import type { DueRow, DueStore } from '../storage/dueStore';
import { createConfirmed } from './confirmedWebhooks';
import { overtaken, untilStored } from '../storage/untilStored';
import type { Change, ChangingRecord, RecordKind, Row } from './recordKind';

export interface DeliveriesParts {
  readonly connectors: Pick<Connectors, 'of' | 'all'>;
  readonly due: DueStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly background: Background;
}

/** Looks that were stored, by the system whose webhooks they repeat. */
export type Looks = ReadonlyMap<Connector, DueRow>;

interface CrossedOff<S> {
  readonly row: S;
  readonly added: readonly OutboxEntry[];
  readonly looks: Looks;
}

/** Brings the webhooks of records to their telephony systems. Nothing that a record must do in time waits for this. */
export interface Deliveries<R extends ChangingRecord, S extends Row<R>> {
  /** Stores a look for each system that a record has webhooks for; none where one is sure to come `first`. */
  plan(key: RowKey, record: R, first?: number): Promise<Looks>;
  /** Without the webhooks that are confirmed and not crossed off yet: what is written for another reason leaves them out. */
  withoutConfirmed(key: RowKey, record: R): R;
  /** Sends, crosses off what was confirmed, and takes away a look that has become needless. */
  deliver(key: RowKey, row: S, entries: readonly OutboxEntry[], looks: Looks): Promise<void>;
  /** Claims what is due, stores the next looks and sends. Resolves when the claim is stored: nobody waits for a receiver. */
  claim(key: RowKey): Promise<void>;
}

/** What one attempt takes at most. */
const attemptMs = timings.webhookQueueMs + timings.webhookTimeoutMs + timings.webhookSpareMs;

export function createDeliveries<R extends ChangingRecord, S extends Row<R>, C extends Change<R>>(
  kind: RecordKind<R, S, C>,
  { connectors, due, clock, log, background }: DeliveriesParts,
): Deliveries<R, S> {
  const confirmed = createConfirmed();
  const bySystem = (record: R, entries: readonly OutboxEntry[]) =>
    groupBy(entries, (entry) => connectors.of(kind.receiverOf(record, entry)));

  const plan: Deliveries<R, S>['plan'] = async (key, record, first = Infinity) => {
    const looks = new Map<Connector, DueRow>();
    const adding = [...bySystem(record, record.outbox)].map(async ([connector, outbox]) => {
      const atMs = nextDeliveryAtMs({ outbox });
      if (atMs !== undefined && atMs < first) looks.set(connector, await due.add(connector.shelf, key, atMs));
    });
    await Promise.all(adding);
    return looks;
  };

  const crossOff = createCrossOff(kind, plan, clock);

  /** One after the other, for their order; what the claim would not cover any more is left to the next look. */
  const send = async (subject: string, { courier, name }: Connector, entries: readonly OutboxEntry[]) => {
    const done: string[] = [];
    for (const entry of entries) {
      if (courier === undefined) done.push(entry.id);
      else if (clock() + attemptMs > entry.nextAtMs) continue;
      else if (await courier.send(entry, subject)) done.push(entry.id);
      else log.warn('webhook-not-confirmed', { system: name, attempts: entry.attempts });
    }
    return done;
  };

  const deliver: Deliveries<R, S>['deliver'] = async (key, row, entries, looks) => {
    // Side by side: a system that lets us wait keeps no other from what it is told.
    const sending = [...bySystem(row.record, entries)].map(async ([connector, some]) => {
      const done = await send(kind.subjectOf(row.record), connector, some);
      // Nothing follows from it: most often the next change comes first, and writes it too.
      if (kind.lastWritten !== undefined && done.length > 0) await confirmed.until(key, done, crossOffInMs(some));
      const crossed = done.length === 0 ? { row, added: [], looks } : await crossOff(key, row, done);
      confirmed.forget(key, done);
      const left = crossed?.row.record;
      const look = looks.get(connector);
      if (look !== undefined && (left === undefined || !bySystem(left, left.outbox).has(connector))) {
        await due.remove(look);
      }
      if (crossed !== undefined && crossed.added.length > 0) {
        await deliver(key, crossed.row, crossed.added, crossed.looks);
      }
    });
    await Promise.all(sending);
  };

  const claim: Deliveries<R, S>['claim'] = (key) =>
    untilStored(async () => {
      const row = await kind.get(key);
      if (row === undefined) return;
      const claimed = claimDue(withoutConfirmed(key, row.record), clock());
      await plan(key, claimed?.record ?? row.record);
      if (claimed === undefined) return;
      const changed = await kind.replace(claimed.record, row);
      if (changed === undefined) return overtaken;
      void background(() => deliver(key, changed, claimed.due, new Map()));
    });

  /** Before another instance could take them for due. */
  const crossOffInMs = (entries: readonly OutboxEntry[]): number =>
    Math.min(timings.crossOffAfterMs, ...entries.map(({ nextAtMs }) => nextAtMs - timings.webhookSpareMs - clock()));

  const withoutConfirmed: Deliveries<R, S>['withoutConfirmed'] = (key, record) => {
    const ids = confirmed.of(key);
    return ids.size === 0 ? record : withoutEntries(record, [...ids]);
  };

  return { plan, withoutConfirmed, deliver, claim };
}

/**
 * Takes webhooks out of their record, at first with the row as we wrote it: only when somebody came in between is it read
 * again. Resolves to the row as it is now, and what it has to send because of that.
 */
const createCrossOff =
  <R extends ChangingRecord, S extends Row<R>, C extends Change<R>>(
    kind: RecordKind<R, S, C>,
    plan: Deliveries<R, S>['plan'],
    clock: Clock,
  ) =>
  (key: RowKey, written: S, ids: readonly string[]): Promise<CrossedOff<S> | undefined> =>
    untilStored(async (number) => {
      const row = number === 1 ? ((await kind.lastWritten?.(key)) ?? written) : await kind.get(key);
      if (row === undefined) return undefined;
      if (!row.record.outbox.some(({ id }) => ids.includes(id))) return { row, added: [], looks: new Map() };
      const without = withoutEntries(row.record, ids);
      const next = kind.confirmed?.(without, ids, clock()) ?? without;
      const added = next.outbox.filter((entry) => !without.outbox.includes(entry));
      const looks = added.length === 0 ? new Map<Connector, DueRow>() : await plan(key, next);
      const changed = await kind.replace(next, row);
      return changed === undefined ? overtaken : { row: changed, added, looks };
    });

function groupBy<K, T>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>();
  for (const one of all) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return found;
}
