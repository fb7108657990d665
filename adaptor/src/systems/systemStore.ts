import { odata } from '@azure/data-tables';
import type { Tables } from '../storage/openTables';
import { ignoreMissing, unknownEtag, unlessOvertaken } from '../storage/storageErrors';
import { createSystemNames, type SystemNames } from './systemNames';
import type { SystemRecord } from './systemRecord';
import { readIfThere, systemsPartition } from './systemRow';

/** All that instances tell each other about telephony systems: a few rows, read at once. */
export interface SystemRows {
  readonly records: readonly SystemRecord[];
  /** Keys of the systems that do not confirm what they are told. */
  readonly down: ReadonlySet<string>;
}

export interface SystemStore extends SystemNames {
  list(): Promise<SystemRows>;
  get(app: string): Promise<StoredSystem | undefined>;
  /** Stores only if nobody changed it since it was read. @returns false when somebody did */
  put(record: SystemRecord, read: StoredSystem | undefined): Promise<boolean>;
  /** The same for its end. */
  remove(read: StoredSystem): Promise<boolean>;
  /** @param key the app, or the word for the system without one */
  markDown(key: string, isDown: boolean): Promise<void>;
}

/** A registration as it was read. */
export interface StoredSystem {
  readonly record: SystemRecord;
  readonly etag: string;
}

const appRow = (app: string): string => `app-${app}`;
const downRow = (key: string): string => `down-${key}`;

/** A text of a row holds 64 KiB, two bytes for each unit. */
const chunkLength = 30_000;

interface SystemRow {
  readonly rowKey?: string;
  readonly etag?: string;
  readonly chunks?: number;
  readonly [chunk: `text${number}`]: string;
}
/** The rows lie in the table of the calls, in a partition of their own. */
export function createSystemStore(tables: Pick<Tables, 'calls' | 'ready'>): SystemStore {
  const { calls: table, ready } = tables;
  const get: SystemStore['get'] = async (app) => {
    const row = await readIfThere<SystemRow>(tables, appRow(app));
    return row === undefined ? undefined : { record: readRecord(row), etag: row.etag ?? unknownEtag };
  };

  return {
    ...createSystemNames(tables, async (app) => (await get(app))?.record),
    get,
    list: async () => {
      await ready();
      const records: SystemRecord[] = [];
      const down = new Set<string>();
      const filter = odata`PartitionKey eq ${systemsPartition}`;
      for await (const row of table.listEntities<SystemRow>({ queryOptions: { filter } })) {
        const name = row.rowKey ?? '';
        if (name.startsWith(appRow(''))) records.push(readRecord(row));
        if (name.startsWith(downRow(''))) down.add(name.slice(downRow('').length));
      }
      return { records, down };
    },
    put: async (record, read) => {
      await ready();
      const text = JSON.stringify(record);
      const chunks = Math.ceil(text.length / chunkLength);
      const parts = Array.from({ length: chunks }, (_, at) => [
        `text${at}`,
        text.slice(at * chunkLength, (at + 1) * chunkLength),
      ]);
      const row = { partitionKey: systemsPartition, rowKey: appRow(record.app), chunks, ...Object.fromEntries(parts) };
      return unlessOvertaken(
        read === undefined ? table.createEntity(row) : table.updateEntity(row, 'Replace', { etag: read.etag }),
      );
    },
    remove: async ({ record: { app }, etag }) => {
      await ready();
      return unlessOvertaken(table.deleteEntity(systemsPartition, appRow(app), { etag }));
    },
    markDown: async (key, isDown) => {
      await ready();
      if (isDown) await table.upsertEntity({ partitionKey: systemsPartition, rowKey: downRow(key) }, 'Replace');
      else await ignoreMissing(table.deleteEntity(systemsPartition, downRow(key)));
    },
  };
}

/** Only this file writes rows, so what the chunks hold is a SystemRecord. */
function readRecord(row: SystemRow): SystemRecord {
  const chunks = Array.from({ length: row.chunks ?? 0 }, (_, at) => row[`text${at}`] ?? '');
  return JSON.parse(chunks.join('')) as SystemRecord;
}
