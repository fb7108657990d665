import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { timings } from '../base/timings';
import type { ConnectionStore } from '../connections/connectionStore';
import type { Connectors } from '../connectors/connectors';
import { nextWatchAtMs, withoutAgent } from '../model/agentWatch';
import { signalRUserId } from '../model/callers';
import { isHad, isOpen } from '../model/conversationRecord';
import { judgePresence } from '../model/presence';
import { conversationRow, deskKey, oidOfPartition, type RowKey } from '../model/rowKeys';
import type { DueStore } from '../storage/dueStore';
import type { ConversationChanger } from './createConversationChanger';
import type { DeskStore, Seat } from './deskStore';
import { tidySeat } from './tidySeat';

/**
 * Looks whether an agent with conversations is still there, and plans the next look while there are some. Who is away is
 * taken out of what goes on (`withoutAgent`). A connection that ends costs nothing more for it, and one whose end was
 * never told is found out by its silence.
 */
export type WatchAgent = (desk: RowKey) => Promise<void>;

export interface WatchAgentParts {
  readonly desk: DeskStore;
  readonly changer: ConversationChanger;
  readonly connections: ConnectionStore;
  readonly connectors: Pick<Connectors, 'of'>;
  readonly due: DueStore;
  readonly tenantId: string;
  readonly clock: Clock;
  readonly log: Log;
}

export function createWatchAgent(parts: WatchAgentParts): WatchAgent {
  const { desk, changer, connections, connectors, due, tenantId, clock, log } = parts;

  /** @returns false when nothing is left of it that must be looked after */
  const lose = async (oid: string, seat: Seat): Promise<boolean> => {
    const key = { partition: seat.partition, row: conversationRow };
    const decision = await changer.change(key, ({ record }, nowMs) => {
      // Who can be told nothing could offer it to nobody else: it waits for its agent.
      const canBeTold = connectors.of(record.source).courier !== undefined;
      const change = canBeTold ? withoutAgent(record, oid, nowMs) : undefined;
      return { record: change?.record ?? record, change };
    });
    const turns = decision?.record.turns.filter((turn) => turn.oid === oid) ?? [];
    if (turns.some((turn) => isHad(turn))) return turns.some(({ state }) => state === 'active');
    if (decision !== undefined) await tidySeat(desk, decision.record, oid, seat, [], clock());
    return turns.some(isOpen) || clock() - (seat.atMs ?? 0) <= timings.seatIsTakenMs;
  };

  return async ({ partition }) => {
    const oid = oidOfPartition(partition);
    const seats = (await desk.of(oid)).filter(({ parked }) => parked !== true);
    if (seats.length === 0) return;
    const { reachable, graceEndsAtMs } = judgePresence(await connections.ofUser(signalRUserId(tenantId, oid)), clock());
    let left = seats.length;
    if (!reachable) {
      const kept = await Promise.all(seats.map((seat) => lose(oid, seat)));
      left = kept.filter(Boolean).length;
      if (left < seats.length) log.info('agent-lost', { conversations: seats.length - left });
    }
    if (left > 0) await due.add('due', deskKey(oid), graceEndsAtMs ?? nextWatchAtMs(oid, clock()));
  };
}
