import { odata } from '@azure/data-tables';
import type { Tables } from '../storage/openTables';
import { ignoreMissing, isConflict, isMissing, isStale } from '../storage/storageErrors';
import { agentPartition, callKey, callPartition, listedCalls, type CallKey } from '../model/callKeys';
import type { CallRecord } from '../model/callRecord';

/** A call's row: the record, and what its POST was answered (absent while that is still under way). */
export interface StoredCall {
  readonly record: CallRecord;
  readonly answerStatus?: number;
  readonly connections: number;
  readonly etag: string;
}

export interface CallStore {
  /** @returns false when the call's row exists */
  insert(call: CallRecord): Promise<boolean>;
  /** Takes back an insert. */
  remove(call: CallRecord): Promise<void>;
  get(key: CallKey): Promise<StoredCall | undefined>;
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
  addToAgent(call: CallRecord): Promise<void>;
  removeFromAgent(call: CallRecord): Promise<void>;
  /** Keeps an ended call on its agent's list until it is logged or, in time, pruned. */
  markEnded(call: CallRecord): Promise<void>;
  /** @param endedLimit the oldest so many of the ended ones: a long absence must not make the answer slow */
  ofAgent(oid: string, endedLimit: number): Promise<AgentCalls>;
  /** Deletes calls that ended before `beforeMs`; reads the whole table. */
  prune(beforeMs: number): Promise<void>;
}

/** The list of one agent. A call whose push was refused never rang and is on neither side. */
export interface AgentCalls {
  readonly open: readonly StoredCall[];
  readonly unlogged: readonly StoredCall[];
}

/** Named after the call's partition; the rest of the call's key is the agent. */
interface AgentRow {
  readonly rowKey?: string;
  /** Absent while the call is open (and, after a crash, on some that have ended: the call itself knows). */
  readonly endedAtMs?: number;
}

interface CallRow {
  readonly record?: string;
  readonly answerStatus?: number;
  readonly connections?: number;
  readonly etag?: string;
}

/** Sent as a double: milliseconds do not fit into the table's 32-bit integers. */
const endOf = (endedAtMs: number | undefined) =>
  endedAtMs === undefined ? {} : { endedAtMs: { type: 'Double', value: String(endedAtMs) } as const };

const listRowOf = (call: CallRecord) => ({
  partitionKey: agentPartition(call.oid),
  rowKey: keyOfCall(call).partition,
});

const keyOfCall = (call: CallRecord): CallKey => callKey(call.source, call.callId, call.oid);

export function createCallStore({ calls: table, ready }: Tables): CallStore {
  const rowOf = (call: CallRecord) => {
    const { partition: partitionKey, row: rowKey } = keyOfCall(call);
    return { partitionKey, rowKey, record: JSON.stringify(call), ...endOf(call.endedAtMs) };
  };

  const get = async ({ partition, row }: CallKey): Promise<StoredCall | undefined> => {
    await ready();
    try {
      return readRow(await table.getEntity<CallRow>(partition, row));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };

  /** The call that a row of the agent's list names; a row whose call was pruned goes too. */
  const readOrTidy = async (oid: string, { rowKey }: AgentRow): Promise<StoredCall | undefined> => {
    if (rowKey === undefined) return undefined;
    const call = await get({ partition: rowKey, row: oid });
    if (call === undefined) await ignoreMissing(table.deleteEntity(agentPartition(oid), rowKey));
    return call;
  };

  return {
    get,
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
      const { partition, row } = keyOfCall(call);
      await ignoreMissing(table.deleteEntity(partition, row));
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
      const { partition: partitionKey, row: rowKey } = keyOfCall(call);
      await ignoreMissing(table.updateEntity({ partitionKey, rowKey, answerStatus, connections }, 'Merge'));
    },
    addToAgent: async (call) => {
      await table.upsertEntity(listRowOf(call), 'Replace');
    },
    markEnded: async (call) => {
      await table.upsertEntity({ ...listRowOf(call), ...endOf(call.endedAtMs ?? call.createdAtMs) }, 'Merge');
    },
    removeFromAgent: async (call) => {
      const { partitionKey, rowKey } = listRowOf(call);
      await ignoreMissing(table.deleteEntity(partitionKey, rowKey));
    },
    ofAgent: async (oid, endedLimit) => {
      await ready();
      const { from, to } = listedCalls;
      const filter = odata`PartitionKey eq ${agentPartition(oid)} and RowKey ge ${from} and RowKey lt ${to}`;
      const rows: AgentRow[] = [];
      for await (const row of table.listEntities<AgentRow>({ queryOptions: { filter } })) rows.push(row);
      const ended = rows
        .filter((row) => row.endedAtMs !== undefined)
        .sort((left, right) => (left.endedAtMs ?? 0) - (right.endedAtMs ?? 0))
        .slice(0, endedLimit);
      const wanted = [...rows.filter((row) => row.endedAtMs === undefined), ...ended];
      const found = await Promise.all(wanted.map((row) => readOrTidy(oid, row)));
      const calls = found.filter((call): call is StoredCall => call !== undefined);
      return {
        open: calls.filter(({ record }) => record.state !== 'disconnected'),
        unlogged: calls.filter(isUnlogged),
      };
    },
    prune: async (beforeMs) => {
      await ready();
      const filter = `endedAtMs lt ${beforeMs}.0`;
      const select = ['PartitionKey', 'RowKey'];
      for await (const row of table.listEntities({ queryOptions: { filter, select } })) {
        if (row.partitionKey !== undefined && row.rowKey !== undefined) {
          await ignoreMissing(table.deleteEntity(row.partitionKey, row.rowKey));
        }
      }
    },
  };
}

/** Fits no row: whoever goes on with it reads the row again. */
const unknownEtag = 'W/"unknown"';

const isUnlogged = ({ record, answerStatus }: StoredCall): boolean =>
  record.state === 'disconnected' &&
  record.loggedAtMs === undefined &&
  record.offerFailed !== true &&
  // As an earlier version has stored it.
  answerStatus !== 503;

/** Only this file writes rows, so what `record` holds is a CallRecord. */
function readRow(row: CallRow): StoredCall {
  return {
    record: JSON.parse(row.record ?? '{}') as CallRecord,
    ...(row.answerStatus === undefined ? {} : { answerStatus: row.answerStatus }),
    connections: row.connections ?? 0,
    etag: row.etag ?? '*',
  };
}
