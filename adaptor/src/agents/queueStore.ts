import type { AgentQueue, ToldQueues } from '../../../protocol/messages/agentQueues';
import { agentPartition } from '../model/rowKeys';
import { isMissing } from '../storage/storageErrors';
import type { Tables } from '../storage/openTables';

export interface QueueStore {
  /** What each telephony system has told of an agent's queues last. One storage request. */
  of(oid: string, nowMs: number): Promise<readonly ToldQueues[]>;
  /** Takes the place of what this app told before; nothing of other apps. */
  put(oid: string, appId: string, queues: readonly AgentQueue[], nowMs: number): Promise<void>;
}

/** Beside the agent's state. Each app has a column of its own, so that two systems never undo each other's word. */
const queuesRow = 'queues';
const columnOf = (appId: string): string => `app_${appId.replace(/-/g, '_')}`;
const appOf = (column: string): string => column.replace(/^app_/, '').replace(/_/g, '-');

export function createQueueStore({ calls: table, ready }: Tables): QueueStore {
  return {
    of: async (oid, nowMs) => {
      await ready();
      try {
        const row = await table.getEntity<Record<string, unknown>>(agentPartition(oid), queuesRow);
        return Object.entries(row).flatMap(([column, text]) => {
          if (!column.startsWith('app_') || typeof text !== 'string') return [];
          // Only this file writes them.
          const { queues, atMs } = JSON.parse(text) as { queues: readonly AgentQueue[]; atMs: number };
          return queues.length === 0 ? [] : [{ source: appOf(column), forMs: Math.max(0, nowMs - atMs), queues }];
        });
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    put: async (oid, appId, queues, nowMs) => {
      await ready();
      const row = { partitionKey: agentPartition(oid), rowKey: queuesRow };
      await table.upsertEntity({ ...row, [columnOf(appId)]: JSON.stringify({ queues, atMs: nowMs }) }, 'Merge');
    },
  };
}
