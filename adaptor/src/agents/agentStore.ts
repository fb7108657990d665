import { agentPartition, type RowKey } from '../model/rowKeys';
import type { Tables } from '../storage/openTables';
import { isConflict, isMissing, isStale, unknownEtag } from '../storage/storageErrors';
import { newAgentRecord, type AgentRecord } from '../model/agentRecord';

export interface StoredAgent {
  readonly record: AgentRecord;
  /** Absent while there is no row. */
  readonly etag?: string;
}

export interface AgentStore {
  /** One storage request; somebody unknown is a new record. */
  get(oid: string): Promise<StoredAgent>;
  /** Stores the record only if nobody changed the row since it was read. @returns the row as it is now, or `undefined` when somebody did */
  replace(record: AgentRecord, read: StoredAgent): Promise<StoredAgent | undefined>;
}

/** The row lies beside the agent's list of calls, whose rows have names of another kind (`listedCalls`). */
export const agentRow = 'state';
export const agentKey = (oid: string): RowKey => ({ partition: agentPartition(oid), row: agentRow });

export function createAgentStore({ calls: table, ready }: Tables): AgentStore {
  return {
    get: async (oid) => {
      await ready();
      try {
        const row = await table.getEntity<{ agent?: string }>(agentPartition(oid), agentRow);
        // Only this file writes the row, so what `agent` holds is an AgentRecord.
        const record = JSON.parse(row.agent ?? '{}') as Partial<AgentRecord>;
        return { record: { ...newAgentRecord(oid), ...record }, etag: row.etag };
      } catch (error) {
        if (isMissing(error)) return { record: newAgentRecord(oid) };
        throw error;
      }
    },
    replace: async (record, { etag }) => {
      const row = { partitionKey: agentPartition(record.oid), rowKey: agentRow, agent: JSON.stringify(record) };
      try {
        const written = await (etag === undefined
          ? table.createEntity(row)
          : table.updateEntity(row, 'Replace', { etag }));
        return { record, etag: written.etag ?? unknownEtag };
      } catch (error) {
        if (isConflict(error) || isStale(error) || isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}
