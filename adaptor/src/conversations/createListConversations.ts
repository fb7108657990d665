import type { ConversationList, ConversationSnapshot } from '../../../protocol/messages/conversation';
import type { Clock } from '../base/clock';
import type { Connectors } from '../connectors/connectors';
import { isOpen, type ConversationRecord, type Turn } from '../model/conversationRecord';
import { conversationRow } from '../model/rowKeys';
import { toConversationSnapshot } from '../model/toConversationSnapshot';
import type { ConversationRows } from './conversationRows';
import { takenSeats, type DeskStore } from './deskStore';
import { isLeft, tidySeat } from './tidySeat';

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
  const recordOf = async (partition: string): Promise<ConversationRecord | undefined> =>
    (await rows.get({ partition, row: conversationRow }))?.record;
  return async (oid) => {
    await connectors.fresh();
    const [seats, kept] = await Promise.all([desk.of(oid), desk.ended(oid, maxEnded)]);
    const open = await Promise.all(
      seats.map(async (seat) => {
        const record = await recordOf(seat.partition);
        if (record === undefined) return { turns: [], ended: [] };
        const ended = await tidySeat(desk, record, oid, seat, kept, clock());
        const turns = record.turns.filter((turn) => turn.oid === oid && isOpen(turn));
        return { turns: turns.map((turn) => [record, turn] as const), ended };
      }),
    );
    const listed = [...kept, ...open.flatMap(({ ended }) => ended)];
    const ended = await Promise.all(
      listed.map(async ({ key, handling }) => {
        const record = await recordOf(key.partition);
        const turns = record?.turns.filter((turn) => turn.oid === oid && turn.handling === handling && isLeft(turn));
        return turns?.map((turn) => [record as ConversationRecord, turn] as const) ?? [];
      }),
    );
    const nowMs = clock();
    const told = ([record, turn]: readonly [ConversationRecord, Turn]): ConversationSnapshot =>
      toConversationSnapshot(record, turn, nowMs);
    return {
      conversations: open.flatMap(({ turns }) => turns).map(told),
      ended: ended.flat().map(told),
      channels: [...connectors.startable(oid)],
      capacity: await capacityOf(oid),
    };
  };
}
