import type { Clock } from '../clock';
import { agentRow } from '../agents/agentStore';
import type { AgentChanger } from '../agents/createAgentChanger';
import type { ConnectionStore } from '../connections/connectionStore';
import { errorFacts, type Log } from '../log';
import { timings } from '../timings';
import { oidOfPartition } from './callKeys';
import type { CallStore } from './callStore';
import type { CallChanger } from './createCallChanger';
import type { DueRow, DueStore } from './dueStore';

/** Rows of each shard in one sweep; what is left waits for the next one. */
const maxRowsPerShard = 250;
const parallel = 8;

/** Carries out all that is due. Safe on several instances: each change is a compare-and-set, each webhook is claimed. */
export type Sweep = () => Promise<void>;

export interface SweepParts {
  readonly due: DueStore;
  readonly calls: CallStore;
  readonly connections: ConnectionStore;
  readonly changer: CallChanger;
  readonly agentChanger: AgentChanger;
  readonly clock: Clock;
  readonly log: Log;
}

export function createSweep({ due, calls, connections, changer, agentChanger, clock, log }: SweepParts): Sweep {
  let prunedAtMs = clock();

  const settle = async (row: DueRow): Promise<void> => {
    try {
      if (row.call.row === agentRow) await agentChanger.settle(oidOfPartition(row.call.partition));
      else await changer.settle(row.call);
      await due.remove(row);
    } catch (error) {
      // The row stays: the next sweep tries again.
      log.warn('sweep-row-failed', errorFacts(error));
    }
  };

  return async () => {
    const rows = [...(await due.list(clock(), maxRowsPerShard))];
    const worker = async (): Promise<void> => {
      for (let row = rows.shift(); row !== undefined; row = rows.shift()) await settle(row);
    };
    await Promise.all(Array.from({ length: parallel }, worker));
    if (clock() - prunedAtMs > timings.pruneEveryMs) {
      prunedAtMs = clock();
      await calls.prune(clock() - timings.endedCallLifeMs);
      await connections.prune(clock());
    }
  };
}
