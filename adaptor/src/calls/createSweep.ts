import { agentRow } from '../agents/agentStore';
import type { AgentChanger } from '../agents/createAgentChanger';
import type { Clock } from '../base/clock';
import type { ConnectionStore } from '../connections/connectionStore';
import type { Connector } from '../connectors/connector';
import type { Connectors } from '../connectors/connectors';
import type { Conversations } from '../conversations/createConversations';
import { errorFacts, type Log } from '../base/log';
import { timings } from '../base/timings';
import { conversationRow, deskRow, type Shelf } from '../model/rowKeys';
import type { CallStore } from './callStore';
import type { CallChanger } from './createCallChanger';
import type { DueRow, DueStore } from '../storage/dueStore';

/** Rows of each shard in one look at storage; after a full one there is another. */
const maxRowsPerShard = 250;
/** Rows that are dealt with at once. A deadline is a handful of storage requests, one after the other. */
const parallel = { deadlines: 32, deliveries: 8 } as const;
/** After so many full looks the next sweep goes on, so that this one ends. */
const maxRounds = 20;

/**
 * Carries out all that is due: the deadlines first, then the webhooks for which there is room, each system's apart and
 * without waiting for a receiver. Safe on several instances: each change is a compare-and-set, each webhook is claimed.
 */
export type Sweep = () => Promise<void>;

export interface SweepParts {
  readonly due: DueStore;
  readonly calls: CallStore;
  readonly connections: ConnectionStore;
  readonly connectors: Connectors;
  readonly changer: CallChanger;
  readonly agentChanger: AgentChanger;
  readonly conversations: Pick<Conversations, 'changer' | 'rows' | 'watch'>;
  readonly clock: Clock;
  readonly log: Log;
}

export function createSweep(parts: SweepParts): Sweep {
  const { due, calls, connections, connectors, changer, agentChanger, conversations, clock, log } = parts;
  const carryOut = createCarryOut(due, clock, log);
  let prunedAtMs = clock();
  const checkedAtMs = new Map<Connector, number>();

  /** Waits for none of them. */
  const checkThoseDown = (): void => {
    const down = connectors.all.filter(({ health }) => health.isDown);
    for (const connector of [...checkedAtMs.keys()]) if (!down.includes(connector)) checkedAtMs.delete(connector);
    for (const connector of down) {
      if (clock() - (checkedAtMs.get(connector) ?? -Infinity) < timings.systemCheckEveryMs) continue;
      checkedAtMs.set(connector, clock());
      void connector.check().catch((error: unknown) => log.warn('system-not-checked', errorFacts(error)));
    }
  };

  // What an earlier version has stored for an agent lies among the deadlines.
  const deadline = ({ call }: DueRow): Promise<void> => {
    if (call.row === agentRow) return claim(call);
    if (call.row === deskRow) return conversations.watch(call);
    return (call.row === conversationRow ? conversations.changer : changer).settle(call);
  };
  const changers = new Map<string, Pick<CallChanger, 'claim'>>([
    [agentRow, agentChanger],
    [conversationRow, conversations.changer],
  ]);
  const claim = ({ partition, row }: DueRow['call']): Promise<void> =>
    (changers.get(row) ?? changer).claim({ partition, row });

  return async () => {
    await connectors.fresh();
    checkThoseDown();
    await carryOut('due', parallel.deadlines, deadline, () => true);
    await Promise.all(
      connectors.all.map(({ shelf, courier }) =>
        // Without a receiver the rows of an earlier setting go too.
        carryOut(
          shelf,
          parallel.deliveries,
          ({ call }) => claim(call),
          () => courier?.hasRoom() ?? true,
        ),
      ),
    );
    if (clock() - prunedAtMs > timings.pruneEveryMs) {
      prunedAtMs = clock();
      await calls.prune(clock() - timings.endedCallLifeMs);
      await conversations.rows.prune(clock() - timings.endedCallLifeMs);
      await connections.prune(clock());
      await due.prune(clock() - 2 * timings.webhookLifeMs);
    }
  };
}

type CarryOut = (
  shelf: Shelf,
  atOnce: number,
  work: (row: DueRow) => Promise<void>,
  goesOn: () => boolean,
) => Promise<void>;

/** Deals with the rows of a shelf whose time has come; rows of which the work failed stay for the next sweep. */
function createCarryOut(due: DueStore, clock: Clock, log: Log): CarryOut {
  /** @returns true when all that is due was done, or nothing more can be done now */
  const round = async (...[shelf, atOnce, work, goesOn]: Parameters<CarryOut>): Promise<boolean> => {
    const rows = [...(await due.list(shelf, clock(), maxRowsPerShard))];
    const isFull = rows.length >= maxRowsPerShard;
    const next = (): DueRow | undefined => (goesOn() ? rows.shift() : undefined);
    let failed = 0;
    const worker = async (): Promise<void> => {
      for (let row = next(); row !== undefined; row = next()) {
        try {
          await work(row);
          await due.remove(row);
        } catch (error) {
          failed += 1;
          log.warn('sweep-row-failed', errorFacts(error));
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return !isFull || failed > 0 || !goesOn();
  };
  return async (...given) => {
    for (let number = 1; number <= maxRounds; number += 1) if (await round(...given)) return;
  };
}
