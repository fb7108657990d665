import { odata, type TransactionAction } from '@azure/data-tables';
import type { Tables } from '../storage/openTables';
import { ignoreMissing, isConflict, isMissing, isStale } from '../storage/storageErrors';
import { agentPartition, callKey, callRange, idempotencyRow, type CallKey } from './callKeys';
import type { CallRecord } from './callRecord';

/** A call's row: the record, and what its POST was answered (absent while that is still under way). */
export interface StoredCall {
  readonly record: CallRecord;
  readonly answerStatus?: number;
  readonly connections: number;
  readonly etag: string;
}

export interface CallStore {
  /** One storage request, with the idempotency key's row if there is a key. @returns false when either row exists */
  insert(call: CallRecord, idempotencyKey: string | undefined): Promise<boolean>;
  /** Takes back an insert. */
  remove(call: CallRecord, idempotencyKey: string | undefined): Promise<void>;
  get(key: CallKey): Promise<StoredCall | undefined>;
  /** The call that an idempotency key belongs to. */
  keyOf(source: string, idempotencyKey: string): Promise<CallKey | undefined>;
  forgetKey(source: string, idempotencyKey: string): Promise<void>;
  /** All agents' rows of a call id, the newest first. */
  ofCallId(source: string, callId: string): Promise<readonly StoredCall[]>;
  /** Stores the record only if nobody changed the row since `etag`. @returns false when somebody did */
  replace(call: CallRecord, etag: string, options?: { readonly forgetAnswer: boolean }): Promise<boolean>;
  storeAnswer(call: CallRecord, status: number, connections: number): Promise<void>;
  addToAgent(call: CallRecord): Promise<void>;
  removeFromAgent(call: CallRecord): Promise<void>;
  /** Keeps an ended call on its agent's list until it is logged or, in time, pruned. */
  markEnded(call: CallRecord): Promise<void>;
  /** @param endedLimit the oldest so many of the ended ones: a long absence must not make the answer slow */
  ofAgent(oid: string, endedLimit: number): Promise<AgentCalls>;
  /** Deletes calls (and keys) that ended before `beforeMs`; reads the whole table. */
  prune(beforeMs: number): Promise<void>;
}

/** The list of one agent. A call whose push was refused never rang and is on neither side. */
export interface AgentCalls {
  readonly open: readonly StoredCall[];
  readonly unlogged: readonly StoredCall[];
}

interface AgentRow extends Partial<CallKey> {
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

const keyOfCall = (call: CallRecord): CallKey => callKey(call.source, call.callId, call.oid);

export function createCallStore({ calls: table, ready }: Tables): CallStore {
  const rowOf = (call: CallRecord) => ({
    partitionKey: call.source,
    rowKey: keyOfCall(call).row,
    record: JSON.stringify(call),
    ...(call.endedAtMs === undefined ? {} : { endedAtMs: { type: 'Double', value: String(call.endedAtMs) } as const }),
  });

  const get = async ({ source, row }: CallKey): Promise<StoredCall | undefined> => {
    await ready();
    try {
      return readRow(await table.getEntity<CallRow>(source, row));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };

  /** The call that a row of the agent's list names; a row whose call was pruned goes too. */
  const readOrTidy = async (oid: string, { rowKey, source, row }: AgentRow): Promise<StoredCall | undefined> => {
    if (rowKey === undefined || source === undefined || row === undefined) return undefined;
    const call = await get({ source, row });
    if (call === undefined) await ignoreMissing(table.deleteEntity(agentPartition(oid), rowKey));
    return call;
  };

  return {
    get,
    insert: async (call, idempotencyKey) => {
      await ready();
      try {
        if (idempotencyKey === undefined) {
          await table.createEntity(rowOf(call));
        } else {
          const keyRow = {
            partitionKey: call.source,
            rowKey: idempotencyRow(idempotencyKey),
            callRow: keyOfCall(call).row,
            endedAtMs: { type: 'Double', value: String(call.createdAtMs) } as const,
          };
          const actions: TransactionAction[] = [
            ['create', rowOf(call)],
            ['create', keyRow],
          ];
          await table.submitTransaction(actions);
        }
        return true;
      } catch (error) {
        if (isConflict(error)) return false;
        throw error;
      }
    },
    remove: async (call, idempotencyKey) => {
      const rows = [keyOfCall(call).row, ...(idempotencyKey === undefined ? [] : [idempotencyRow(idempotencyKey)])];
      await Promise.all(rows.map((row) => ignoreMissing(table.deleteEntity(call.source, row))));
    },
    keyOf: async (source, idempotencyKey) => {
      await ready();
      try {
        const row = await table.getEntity<{ callRow?: string }>(source, idempotencyRow(idempotencyKey));
        return row.callRow === undefined ? undefined : { source, row: row.callRow };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    forgetKey: (source, idempotencyKey) => ignoreMissing(table.deleteEntity(source, idempotencyRow(idempotencyKey))),
    ofCallId: async (source, callId) => {
      await ready();
      const { from, to } = callRange(callId);
      const filter = odata`PartitionKey eq ${source} and RowKey ge ${from} and RowKey lt ${to}`;
      const found: StoredCall[] = [];
      for await (const row of table.listEntities<CallRow>({ queryOptions: { filter } })) found.push(readRow(row));
      return found.sort((left, right) => right.record.createdAtMs - left.record.createdAtMs);
    },
    replace: async (call, etag, options) => {
      try {
        const mode = options?.forgetAnswer === true ? 'Replace' : 'Merge';
        await table.updateEntity(rowOf(call), mode, { etag });
        return true;
      } catch (error) {
        if (isStale(error) || isMissing(error)) return false;
        throw error;
      }
    },
    storeAnswer: async (call, answerStatus, connections) => {
      const { source: partitionKey, row: rowKey } = keyOfCall(call);
      await ignoreMissing(table.updateEntity({ partitionKey, rowKey, answerStatus, connections }, 'Merge'));
    },
    addToAgent: async (call) => {
      const { source, row } = keyOfCall(call);
      await table.upsertEntity(
        { partitionKey: agentPartition(call.oid), rowKey: `${source}-${row}`, source, row },
        'Replace',
      );
    },
    markEnded: async (call) => {
      const { source, row } = keyOfCall(call);
      const endedAtMs = { type: 'Double', value: String(call.endedAtMs ?? call.createdAtMs) } as const;
      await table.upsertEntity(
        { partitionKey: agentPartition(call.oid), rowKey: `${source}-${row}`, source, row, endedAtMs },
        'Merge',
      );
    },
    removeFromAgent: async (call) => {
      const { source, row } = keyOfCall(call);
      await ignoreMissing(table.deleteEntity(agentPartition(call.oid), `${source}-${row}`));
    },
    ofAgent: async (oid, endedLimit) => {
      await ready();
      const filter = odata`PartitionKey eq ${agentPartition(oid)}`;
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

const isUnlogged = ({ record, answerStatus }: StoredCall): boolean =>
  record.state === 'disconnected' && record.loggedAtMs === undefined && answerStatus !== 503;

/** Only this file writes rows, so what `record` holds is a CallRecord. */
function readRow(row: CallRow): StoredCall {
  return {
    record: JSON.parse(row.record ?? '{}') as CallRecord,
    ...(row.answerStatus === undefined ? {} : { answerStatus: row.answerStatus }),
    connections: row.connections ?? 0,
    etag: row.etag ?? '*',
  };
}
