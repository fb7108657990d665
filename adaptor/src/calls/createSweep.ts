import { agentRow } from '../agents/agentStore';
import type { AgentChanger } from '../agents/createAgentChanger';
import type { Clock } from '../base/clock';
import type { ConnectionStore } from '../connections/connectionStore';
import { errorFacts, type Log } from '../base/log';
import { timings } from '../base/timings';
import type { Courier } from '../webhooks/createCourier';
import { oidOfPartition } from '../model/callKeys';
import type { CallStore } from './callStore';
import type { CallChanger } from './createCallChanger';
import type { Deliveries } from './createDeliveries';
import type { DueRow, DueStore, LookKind } from '../storage/dueStore';

/** Rows of each shard in one look at storage; after a full one there is another. */
const maxRowsPerShard = 250;
/** Rows that are dealt with at once. A deadline is a handful of storage requests, one after the other. */
const parallel = { deadline: 32, delivery: 8 } as const;
/** After so many full looks the next sweep goes on, so that this one ends. */
const maxRounds = 20;

/**
 * Carries out all that is due: the deadlines first, then the webhooks for which there is room, without waiting for their
 * receiver. Safe on several instances: each change is a compare-and-set, each webhook is claimed.
 */
export type Sweep = () => Promise<void>;

export interface SweepParts {
  readonly due: DueStore;
  readonly calls: CallStore;
  readonly connections: ConnectionStore;
  readonly changer: CallChanger;
  readonly agentChanger: AgentChanger;
  /** Both absent when no webhook is configured. */
  readonly deliveries: Deliveries | undefined;
  readonly courier: Courier | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

export function createSweep(parts: SweepParts): Sweep {
  const { due, calls, connections, changer, agentChanger, deliveries, courier, clock, log } = parts;
  let prunedAtMs = clock();

  /** @returns true when all that is due was done; rows of which the work failed stay for the next sweep */
  const carryOut = async (kind: LookKind, work: (row: DueRow) => Promise<void>, goesOn: () => boolean) => {
    const rows = [...(await due.list(kind, clock(), maxRowsPerShard))];
    const isFull = rows.length >= maxRowsPerShard;
    let failed = 0;
    const worker = async (): Promise<void> => {
      for (
        let row = goesOn() ? rows.shift() : undefined;
        row !== undefined;
        row = goesOn() ? rows.shift() : undefined
      ) {
        try {
          await work(row);
          await due.remove(row);
        } catch (error) {
          failed += 1;
          log.warn('sweep-row-failed', errorFacts(error));
        }
      }
    };
    await Promise.all(Array.from({ length: parallel[kind] }, worker));
    return !isFull || failed > 0 || !goesOn();
  };

  const deadline = async ({ call }: DueRow): Promise<void> => {
    // What an earlier version has stored for an agent lies among the deadlines.
    if (call.row === agentRow) await agentChanger.claim(oidOfPartition(call.partition));
    else await changer.settle(call);
  };

  const delivery = async ({ call }: DueRow): Promise<void> => {
    if (call.row === agentRow) await agentChanger.claim(oidOfPartition(call.partition));
    else await deliveries?.claim(call);
  };

  return async () => {
    for (let round = 1; round <= maxRounds; round += 1) {
      if (await carryOut('deadline', deadline, () => true)) break;
    }
    for (let round = 1; round <= maxRounds; round += 1) {
      // Without a receiver the rows of an earlier setting go too.
      if (await carryOut('delivery', delivery, () => courier?.hasRoom() ?? true)) break;
    }
    if (clock() - prunedAtMs > timings.pruneEveryMs) {
      prunedAtMs = clock();
      await calls.prune(clock() - timings.endedCallLifeMs);
      await connections.prune(clock());
    }
  };
}
