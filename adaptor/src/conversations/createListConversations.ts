import type { ConversationList, ConversationSnapshot } from '../../../protocol/messages/conversation';
import type { Clock } from '../base/clock';
import { timings } from '../base/timings';
import type { Connectors } from '../connectors/connectors';
import { isOpen, type ConversationRecord, type Turn } from '../model/conversationRecord';
import { conversationRow, type RowKey } from '../model/rowKeys';
import { toConversationSnapshot } from '../model/toConversationSnapshot';
import type { ConversationRows } from './conversationRows';
import { takenSeats, type DeskStore } from './deskStore';

/** Answered at once; what is left comes when these are logged. */
const maxEnded = 50;

/** How many conversations an agent may have, and how many more now. */
export type CapacityOf = (oid: string) => Promise<ConversationList['capacity']>;
export const createCapacityOf =
  (desk: DeskStore, perAgent: number): CapacityOf =>
  async (oid) => ({ most: perAgent, free: Math.max(0, perAgent - takenSeats(await desk.of(oid))) });

/** What a softphone asks for on each (re)connection. */
export type ListConversations = (oid: string) => Promise<ConversationList>;

export interface ListConversationsParts {
  readonly rows: ConversationRows;
  readonly desk: DeskStore;
  readonly connectors: Connectors;
  readonly capacityOf: CapacityOf;
  readonly clock: Clock;
}

export function createListConversations(parts: ListConversationsParts): ListConversations {
  const { rows, desk, connectors, capacityOf, clock } = parts;
  const turnsOf = async (oid: string, key: RowKey, isMeant: (turn: Turn) => boolean) => {
    const record = (await rows.get(key))?.record;
    const turns = record?.turns.filter((turn) => turn.oid === oid && isMeant(turn)) ?? [];
    return turns.map((turn) => [record as ConversationRecord, turn] as const);
  };
  return async (oid) => {
    await connectors.fresh();
    const seats = await desk.of(oid);
    const open = await Promise.all(
      seats.map(async ({ partition, atMs = 0 }) => {
        const key = { partition, row: conversationRow };
        const found = await turnsOf(oid, key, isOpen);
        // Whoever ended it died before the seat was given back. A new one may be that of an offer which is not stored yet.
        const isOld = clock() - atMs > timings.seatIsTakenMs;
        if (found.length === 0 && isOld && (await rows.get(key)) !== undefined) await desk.leave(oid, key);
        return found;
      }),
    );
    const listed = await desk.ended(oid, maxEnded);
    const ended = await Promise.all(
      listed.map(({ key, handling }) =>
        turnsOf(oid, key, (turn) => turn.handling === handling && !isOpen(turn) && turn.loggedAtMs === undefined),
      ),
    );
    const nowMs = clock();
    const told = ([record, turn]: readonly [ConversationRecord, Turn]): ConversationSnapshot =>
      toConversationSnapshot(record, turn, nowMs);
    return {
      conversations: open.flat().map(told),
      ended: ended.flat().map(told),
      channels: [...connectors.startable(oid)],
      capacity: await capacityOf(oid),
    };
  };
}
