import { odata } from '@azure/data-tables';
import { agentPartition, listedCalls } from '../model/rowKeys';
import type { CallRecord } from '../model/callRecord';
import type { Tables } from '../storage/openTables';
import { ignoreMissing } from '../storage/storageErrors';
import { endOf, keyOf, type CallRows, type StoredCall } from './callRows';

/** Which calls an agent has: rows beside the agent's state that name calls. What is listed is decided by the call itself. */
export interface AgentCalls {
  addToAgent(call: CallRecord): Promise<void>;
  removeFromAgent(call: CallRecord): Promise<void>;
  /** Keeps an ended call on its agent's list until it is logged or, in time, pruned. */
  markEnded(call: CallRecord): Promise<void>;
  /** @param endedLimit the oldest so many of the ended ones: a long absence must not make the answer slow */
  ofAgent(oid: string, endedLimit: number): Promise<CallsOfAgent>;
}

/** The list of one agent. A call whose push was refused never rang and is on neither side. */
export interface CallsOfAgent {
  readonly open: readonly StoredCall[];
  readonly unlogged: readonly StoredCall[];
}

/** Named after the call's partition; the rest of the call's key is the agent. */
interface AgentRow {
  readonly rowKey?: string;
  /** Absent while the call is open (and, after a crash, on some that have ended: the call itself knows). */
  readonly endedAtMs?: number;
}

const listRowOf = (call: CallRecord) => ({
  partitionKey: agentPartition(call.oid),
  rowKey: keyOf(call).partition,
});

export function createAgentCalls({ calls: table, ready }: Tables, get: CallRows['get']): AgentCalls {
  /** The call that a row of the agent's list names; a row whose call was pruned goes too. */
  const readOrTidy = async (oid: string, { rowKey }: AgentRow): Promise<StoredCall | undefined> => {
    if (rowKey === undefined) return undefined;
    const call = await get({ partition: rowKey, row: oid });
    if (call === undefined) await ignoreMissing(table.deleteEntity(agentPartition(oid), rowKey));
    return call;
  };

  return {
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
  };
}

const isUnlogged = ({ record, answerStatus }: StoredCall): boolean =>
  record.state === 'disconnected' &&
  record.loggedAtMs === undefined &&
  record.offerFailed !== true &&
  // As an earlier version has stored it.
  answerStatus !== 503;
