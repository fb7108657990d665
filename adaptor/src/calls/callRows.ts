import { odata } from '@azure/data-tables';
import { callRowKey, callPartition, type RowKey } from '../model/rowKeys';
import type { CallRecord } from '../model/callRecord';
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
  const rowOf = (call: CallRecord) => {
    const { partition: partitionKey, row: rowKey } = keyOf(call);
    return { partitionKey, rowKey, record: JSON.stringify(call), ...endOf(call.endedAtMs) };
  };

  return {
    insert: async (call) => {
      await ready();
      try {
        await table.createEntity(rowOf(call));
        return true;
      } catch (error) {
        if (isConflict(error)) return false;
        throw error;
      }
    },
    remove: async (call) => {
      const { partition, row } = keyOf(call);
      await ignoreMissing(table.deleteEntity(partition, row));
    },
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
      try {
        const written = await table.updateEntity(rowOf(record), forgets ? 'Replace' : 'Merge', { etag });
        const kept = forgets ? { connections: 0 } : read;
        return { ...kept, record, etag: written.etag ?? unknownEtag };
      } catch (error) {
        if (isStale(error) || isMissing(error)) return undefined;
        throw error;
      }
    },
    storeAnswer: async (call, answerStatus, connections) => {
      const { partition: partitionKey, row: rowKey } = keyOf(call);
      await ignoreMissing(table.updateEntity({ partitionKey, rowKey, answerStatus, connections }, 'Merge'));
    },
  };
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
