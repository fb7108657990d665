import { odata } from '@azure/data-tables';
import { callRowKey, callPartition, type RowKey } from '../model/rowKeys';
import type { CallRecord } from '../model/callRecord';
import { createLastWritten } from '../storage/lastWritten';
import type { Tables } from '../storage/openTables';
import { ignoreMissing, isConflict, isMissing, isStale, unknownEtag } from '../storage/storageErrors';

/** A call's row: the record, and what its POST was answered (absent while that is still under way). */
export interface StoredCall {
  readonly record: CallRecord;
  readonly answerStatus?: number;
  readonly connections: number;
  readonly etag: string;
}

/** A call has a row for each agent that it was offered to. */
export interface CallRows {
  /** @returns false when the call's row exists */
  insert(call: CallRecord): Promise<boolean>;
  /** Takes back an insert. */
  remove(call: CallRecord): Promise<void>;
  get(key: RowKey): Promise<StoredCall | undefined>;
  /** The row as this process wrote it last, without asking storage: somebody else may have changed it since. */
  lastWritten(key: RowKey): Promise<StoredCall | undefined>;
  /** All agents' rows of a call id, the newest first. */
  ofCallId(source: string, callId: string): Promise<readonly StoredCall[]>;
  /**
   * Stores the record only if nobody changed the row since it was read. @returns the row as it is now, or `undefined`
   * when somebody did
   */
  replace(
    call: CallRecord,
    read: StoredCall,
    options?: { readonly forgetAnswer: boolean },
  ): Promise<StoredCall | undefined>;
  storeAnswer(call: CallRecord, status: number, connections: number): Promise<void>;
}

interface CallRow {
  readonly record?: string;
  readonly answerStatus?: number;
  readonly connections?: number;
  readonly etag?: string;
}

export const keyOf = (call: CallRecord): RowKey => callRowKey(call.source, call.callId, call.oid);

/** Sent as a double: milliseconds do not fit into the table's 32-bit integers. */
export const endOf = (endedAtMs: number | undefined) =>
  endedAtMs === undefined ? {} : { endedAtMs: { type: 'Double', value: String(endedAtMs) } as const };

export function createCallRows({ calls: table, ready }: Pick<Tables, 'calls' | 'ready'>): CallRows {
  const last = createLastWritten<StoredCall>();
  const rowOf = (call: CallRecord) => {
    const { partition: partitionKey, row: rowKey } = keyOf(call);
    return { partitionKey, rowKey, record: JSON.stringify(call), ...endOf(call.endedAtMs) };
  };

  return {
    insert: async (call) => {
      await ready();
      try {
        await last.write(keyOf(call), async () => {
          const { etag } = await table.createEntity(rowOf(call));
          return etag === undefined ? undefined : { record: call, connections: 0, etag };
        });
        return true;
      } catch (error) {
        if (isConflict(error)) return false;
        throw error;
      }
    },
    remove: async (call) => {
      const { partition, row } = keyOf(call);
      await last.write(keyOf(call), async () => {
        await ignoreMissing(table.deleteEntity(partition, row));
        return undefined;
      });
    },
    lastWritten: last.of,
    get: async ({ partition, row }) => {
      await ready();
      try {
        return readRow(await table.getEntity<CallRow>(partition, row));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    ofCallId: async (source, callId) => {
      await ready();
      const filter = odata`PartitionKey eq ${callPartition(source, callId)}`;
      const found: StoredCall[] = [];
      for await (const row of table.listEntities<CallRow>({ queryOptions: { filter } })) found.push(readRow(row));
      return found.sort((left, right) => right.record.createdAtMs - left.record.createdAtMs);
    },
    replace: async (record, { etag, ...read }, options) => {
      const forgets = options?.forgetAnswer === true;
      return last.write(keyOf(record), async () => {
        const updating = table.updateEntity(rowOf(record), forgets ? 'Replace' : 'Merge', { etag });
        const written = await unlessStale(updating);
        const kept = forgets ? { connections: 0 } : read;
        return written && { ...kept, record, etag: written.etag ?? unknownEtag };
      });
    },
    storeAnswer: async (call, answerStatus, connections) => {
      const { partition: partitionKey, row: rowKey } = keyOf(call);
      const answer = { partitionKey, rowKey, answerStatus, connections };
      const known = await last.of(keyOf(call));
      await last.write(keyOf(call), async () => {
        if (known !== undefined) {
          // On condition of the row as we know it, so that we know it afterwards too.
          const written = await unlessStale(table.updateEntity(answer, 'Merge', { etag: known.etag }));
          if (written !== undefined) return { ...known, answerStatus, connections, etag: written.etag ?? unknownEtag };
        }
        await ignoreMissing(table.updateEntity(answer, 'Merge'));
        return undefined;
      });
    },
  };
}

/** @returns `undefined` when somebody has changed the row */
async function unlessStale<T>(writing: Promise<T>): Promise<T | undefined> {
  try {
    return await writing;
  } catch (error) {
    if (isStale(error) || isMissing(error)) return undefined;
    throw error;
  }
}

/** Only this file writes rows, so what `record` holds is a CallRecord. */
function readRow(row: CallRow): StoredCall {
  return {
    record: JSON.parse(row.record ?? '{}') as CallRecord,
    ...(row.answerStatus === undefined ? {} : { answerStatus: row.answerStatus }),
    connections: row.connections ?? 0,
    etag: row.etag ?? '*',
  };
}
