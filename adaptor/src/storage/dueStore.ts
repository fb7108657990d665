import { odata } from '@azure/data-tables';
import { hashKey } from '../base/hashKey';
import { deleteWhere } from './deleteWhere';
import type { Tables } from './openTables';
import { ignoreMissing } from './storageErrors';
import { allDeliveries, shardsOf, type RowKey, type Shelf } from '../model/rowKeys';

/** "Look at this call (or agent) at this time": all that a deadline or a webhook's retry needs to survive the process. */
export interface DueRow {
  readonly shard: string;
  readonly row: string;
  readonly call: RowKey;
}

export interface DueStore {
  /** The same call and time make the same row; an unneeded one does no harm. */
  add(shelf: Shelf, call: RowKey, dueAtMs: number): Promise<DueRow>;
  remove(due: DueRow): Promise<void>;
  /** Rows whose time has come, the oldest first; at most `limit` of each shard. */
  list(shelf: Shelf, nowMs: number, limit: number): Promise<readonly DueRow[]>;
  /** Deletes looks at webhooks that were due before `beforeMs`: nobody looks at the shelf of a system that is no more. */
  prune(beforeMs: number): Promise<void>;
}

/** 13 digits keep the text order equal to the order of time until the year 2286. */
const timeKey = (atMs: number): string => String(Math.ceil(atMs)).padStart(13, '0');

export function createDueStore({ calls: table, ready }: Tables): DueStore {
  return {
    add: async (shelf, call, dueAtMs) => {
      const hash = hashKey(`${call.partition} ${call.row}`);
      const shards = shardsOf(shelf);
      const shard = shards[parseInt(hash.slice(0, 2), 16) % shards.length] ?? shards[0];
      const row = `${timeKey(dueAtMs)}-${hash}`;
      await table.upsertEntity({ partitionKey: shard, rowKey: row, ...call }, 'Replace');
      return { shard, row, call };
    },
    remove: async (due) => {
      await ignoreMissing(table.deleteEntity(due.shard, due.row));
    },
    list: async (shelf, nowMs, limit) => {
      await ready();
      const shards = await Promise.all(shardsOf(shelf).map((shard) => listShard(shard, nowMs, limit)));
      return shards.flat().sort((left, right) => (left.row < right.row ? -1 : 1));
    },
    prune: async (beforeMs) => {
      await ready();
      const { from, to } = allDeliveries;
      const filter = odata`PartitionKey ge ${from} and PartitionKey lt ${to} and RowKey lt ${timeKey(beforeMs)}`;
      await deleteWhere(table, filter);
    },
  };

  async function listShard(shard: string, nowMs: number, limit: number): Promise<DueRow[]> {
    const filter = odata`PartitionKey eq ${shard} and RowKey lt ${timeKey(nowMs + 1)}`;
    const pages = table.listEntities<Partial<RowKey>>({ queryOptions: { filter } }).byPage({ maxPageSize: limit });
    const found: DueRow[] = [];
    for await (const page of pages) {
      for (const { rowKey, partition, row } of page) {
        if (rowKey !== undefined && partition !== undefined && row !== undefined) {
          found.push({ shard, row: rowKey, call: { partition, row } });
        }
      }
      break;
    }
    return found;
  }
}
