import { odata } from '@azure/data-tables';
import type { Clock } from '../base/clock';
import { agentPartition, conversationRow, deskRow, listedTurn, listedTurns, type RowKey } from '../model/rowKeys';
import type { Tables } from '../storage/openTables';
import { ignoreMissing, isMissing, unlessOvertaken } from '../storage/storageErrors';
import { overtaken, untilStored } from '../storage/untilStored';

/** A conversation that an agent has or is offered. */
export interface Seat {
  readonly partition: string;
  /** When it was taken: an offer takes it before the conversation says so itself. */
  readonly atMs?: number;
  /** It waits for somebody to write and takes up nobody's time. */
  readonly parked?: true;
}

/**
 * Which conversations an agent has: one row beside the agent's state, so that how many there are is decided by
 * compare-and-set. Whether one is still the agent's is known by the conversation itself.
 */
export interface DeskStore {
  of(oid: string): Promise<readonly Seat[]>;
  /** Takes a seat; one that is there already is taken again. @returns false when all are taken */
  take(oid: string, key: RowKey, most: number): Promise<boolean>;
  park(oid: string, key: RowKey, isParked: boolean): Promise<void>;
  leave(oid: string, key: RowKey): Promise<void>;
  /** Keeps an ended turn on the agent's list until it is logged or, in time, pruned. */
  keepEnded(oid: string, key: RowKey, handling: number, endedAtMs: number): Promise<void>;
  dropEnded(oid: string, key: RowKey, handling: number): Promise<void>;
  /** Ended turns that are not logged, the oldest first. */
  ended(oid: string, limit: number): Promise<readonly { readonly key: RowKey; readonly handling: number }[]>;
}

export const takenSeats = (seats: readonly Seat[]): number => seats.filter(({ parked }) => parked !== true).length;

export function createDeskStore({ calls: table, ready }: Tables, clock: Clock): DeskStore {
  const read = async (oid: string): Promise<{ readonly seats: readonly Seat[]; readonly etag?: string }> => {
    await ready();
    try {
      const row = await table.getEntity<{ seats?: string }>(agentPartition(oid), deskRow);
      return { seats: JSON.parse(row.seats ?? '[]') as Seat[], etag: row.etag };
    } catch (error) {
      if (isMissing(error)) return { seats: [] };
      throw error;
    }
  };
  /** @returns what `change` gives, or `undefined` when that gives nothing */
  const write = (oid: string, change: (seats: readonly Seat[]) => readonly Seat[] | undefined) =>
    untilStored(async () => {
      const { seats, etag } = await read(oid);
      const next = change(seats);
      if (next === undefined || next === seats) return next;
      const row = { partitionKey: agentPartition(oid), rowKey: deskRow, seats: JSON.stringify(next) };
      const writing = etag === undefined ? table.createEntity(row) : table.updateEntity(row, 'Replace', { etag });
      return (await unlessOvertaken(writing)) ? next : overtaken;
    });

  return {
    of: async (oid) => (await read(oid)).seats,
    take: async (oid, { partition }, most) => {
      const seats = await write(oid, (before) => {
        const others = before.filter((seat) => seat.partition !== partition);
        const isThere = before.some((seat) => seat.partition === partition && seat.parked !== true);
        return !isThere && takenSeats(others) >= most ? undefined : [...others, { partition, atMs: clock() }];
      });
      return seats !== undefined;
    },
    park: async (oid, { partition }, isParked) => {
      await write(oid, (before) =>
        before.map((seat) =>
          seat.partition !== partition
            ? seat
            : { partition, atMs: seat.atMs ?? 0, ...(isParked ? { parked: true as const } : {}) },
        ),
      );
    },
    leave: async (oid, { partition }) => {
      await write(oid, (before) =>
        before.some((seat) => seat.partition === partition)
          ? before.filter((seat) => seat.partition !== partition)
          : before,
      );
    },
    keepEnded: async (oid, key, handling, endedAtMs) => {
      await table.upsertEntity(
        {
          partitionKey: agentPartition(oid),
          rowKey: listedTurn(key, handling),
          endedAtMs: { type: 'Double', value: String(endedAtMs) } as const,
        },
        'Replace',
      );
    },
    dropEnded: async (oid, key, handling) => {
      await ignoreMissing(table.deleteEntity(agentPartition(oid), listedTurn(key, handling)));
    },
    ended: async (oid, limit) => {
      await ready();
      const { from, to } = listedTurns;
      const filter = odata`PartitionKey eq ${agentPartition(oid)} and RowKey ge ${from} and RowKey lt ${to}`;
      const rows: { readonly rowKey?: string; readonly endedAtMs?: number }[] = [];
      for await (const row of table.listEntities<{ endedAtMs?: number }>({ queryOptions: { filter } })) rows.push(row);
      return rows
        .sort((left, right) => (left.endedAtMs ?? 0) - (right.endedAtMs ?? 0))
        .slice(0, limit)
        .map(({ rowKey = '' }) => {
          const [partition = '', handling = ''] = rowKey.split('~');
          return { key: { partition, row: conversationRow }, handling: Number(handling) };
        });
    },
  };
}
