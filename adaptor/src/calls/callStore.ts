import { deleteWhere } from '../storage/deleteWhere';
import type { Tables } from '../storage/openTables';
import { createAgentCalls, type AgentCalls } from './agentCalls';
import { createCallRows, type CallRows } from './callRows';

/** The calls, and which of them each agent has. */
export interface CallStore extends CallRows, AgentCalls {
  /** Deletes calls that ended before `beforeMs`; reads the whole table. */
  prune(beforeMs: number): Promise<void>;
}

export function createCallStore(tables: Tables): CallStore {
  const rows = createCallRows(tables);
  return {
    ...rows,
    ...createAgentCalls(tables, rows.get),
    prune: async (beforeMs) => {
      await tables.ready();
      await deleteWhere(tables.calls, `endedAtMs lt ${beforeMs}.0`);
    },
  };
}
