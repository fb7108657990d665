import { timings } from '../base/timings';
import { isOpen, type ConversationRecord, type Turn } from '../model/conversationRecord';
import { keyOfConversation } from './conversationRows';
import type { DeskStore, Seat } from './deskStore';

type Ended = Awaited<ReturnType<DeskStore['ended']>>[number];

/** It has ended, and no softphone has written it down. */
export const isLeft = (turn: Turn): boolean =>
  !isOpen(turn) && turn.loggedAtMs === undefined && turn.offerFailed !== true;

/**
 * Puts an agent's desk right after whoever ended a turn died, or found no storage, before the desk knew: the turn comes
 * onto the list of those that are not written down, and the seat is given back.
 * @returns what was missing on that list
 */
export async function tidySeat(
  desk: DeskStore,
  record: ConversationRecord,
  oid: string,
  { partition, atMs = 0 }: Seat,
  kept: readonly Ended[],
  nowMs: number,
): Promise<readonly Ended[]> {
  const key = keyOfConversation(record);
  const mine = record.turns.filter((turn) => turn.oid === oid);
  const isKnown = ({ handling }: Turn): boolean =>
    kept.some((one) => one.key.partition === partition && one.handling === handling);
  const missing = mine.filter((turn) => isLeft(turn) && !isKnown(turn));
  for (const { handling, endedAtMs = 0 } of missing) await desk.keepEnded(oid, key, handling, endedAtMs);
  // A young one may be that of an offer which is not stored yet.
  if (!mine.some(isOpen) && nowMs - atMs > timings.seatIsTakenMs) await desk.leave(oid, key);
  return missing.map(({ handling }) => ({ key, handling }));
}
