import { odata } from '@azure/data-tables';
import { hashKey } from '../base/hashKey';
import type { Tables } from '../storage/openTables';
import { isConflict, isMissing, isStale } from '../storage/storageErrors';
import { timings } from '../base/timings';
import { isLongGone, type ConnectionRow } from '../model/presence';

/** A row with whose it is. */
export interface OwnedRow extends ConnectionRow {
  readonly userId: string;
}

export interface ConnectionStore {
  /** All rows of a person, dead ones included; one storage request (up to 1,000 rows). */
  ofUser(userId: string): Promise<readonly ConnectionRow[]>;
  /** Rows of all whose user id is above `from` and below `to`, person by person in that order; read as they are asked for. */
  between(from: string, to: string): AsyncIterable<OwnedRow>;
  get(userId: string, connectionId: string): Promise<ConnectionRow | undefined>;
  /** Writes the row unless it exists. @returns false when it did exist and was left alone */
  insert(userId: string, connectionId: string, columns: ConnectionRow): Promise<boolean>;
  /** Writes the given columns and leaves the others alone; makes the row where there is none. */
  merge(userId: string, connectionId: string, columns: ConnectionRow): Promise<void>;
  /** Deletes rows of connections of which nothing is expected any more (`isLongGone`); reads the whole table. */
  prune(nowMs: number): Promise<void>;
}

/** A part of the table that holds all rows that may be long gone; which of them are, `isLongGone` says. */
const longAgo = (nowMs: number): string =>
  ['disconnectedAtMs', 'seenAtMs', 'connectedAtMs']
    .map((column) => `${column} lt ${nowMs - timings.endedConnectionLifeMs}.0`)
    .join(' or ');

/** Deleted by another instance, or not dead after all. */
function ignoreChanged(error: unknown): void {
  if (!isMissing(error) && !isStale(error)) throw error;
}

/** Sent as doubles: milliseconds do not fit into the table's 32-bit integers. */
const toProperties = (columns: ConnectionRow): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, { type: 'Double', value: String(value) }]));

export function createConnectionStore({ connections: table, ready }: Tables): ConnectionStore {
  const rowOf = (userId: string, connectionId: string, columns: ConnectionRow) => ({
    partitionKey: userId,
    rowKey: hashKey(connectionId),
    ...toProperties(columns),
  });
  return {
    ofUser: async (userId) => {
      await ready();
      const rows: ConnectionRow[] = [];
      const filter = odata`PartitionKey eq ${userId}`;
      for await (const row of table.listEntities<ConnectionRow>({ queryOptions: { filter } })) rows.push(row);
      return rows;
    },
    between: async function* (from, to) {
      await ready();
      const filter = odata`PartitionKey gt ${from} and PartitionKey lt ${to}`;
      const select = ['PartitionKey', 'connectedAtMs', 'disconnectedAtMs', 'seenAtMs'];
      for await (const row of table.listEntities<ConnectionRow>({ queryOptions: { filter, select } })) {
        yield { ...row, userId: row.partitionKey ?? '' };
      }
    },
    get: async (userId, connectionId) => {
      await ready();
      try {
        return await table.getEntity<ConnectionRow>(userId, hashKey(connectionId));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    insert: async (userId, connectionId, columns) => {
      await ready();
      try {
        await table.createEntity(rowOf(userId, connectionId, columns));
        return true;
      } catch (error) {
        if (isConflict(error)) return false;
        throw error;
      }
    },
    merge: async (userId, connectionId, columns) => {
      await ready();
      await table.upsertEntity(rowOf(userId, connectionId, columns), 'Merge');
    },
    prune: async (nowMs) => {
      await ready();
      for await (const row of table.listEntities<ConnectionRow>({ queryOptions: { filter: longAgo(nowMs) } })) {
        const { partitionKey, rowKey, etag } = row;
        if (partitionKey === undefined || rowKey === undefined || !isLongGone(row, nowMs)) continue;
        // By its etag: a machine that slept for a day may send a heartbeat at this very moment.
        await table.deleteEntity(partitionKey, rowKey, { etag }).catch(ignoreChanged);
      }
    },
  };
}
