import type { ConversationEndReason } from '../../../protocol/conversationWords';
import type { ConversationReport } from '../../../protocol/messages/conversation';
import {
  isHad,
  isOpen,
  reported,
  type ConversationChange,
  type ConversationRecord,
  type Turn,
} from './conversationRecord';

/** Ends turns, each with a reason of its own; `undefined`: it stays. Told are those that had begun: their end is news. */
export function endTurns(
  before: ConversationRecord,
  reasonOf: (turn: Turn) => ConversationEndReason | undefined,
  nowMs: number,
): ConversationChange {
  const version = before.version + 1;
  const reports: ConversationReport[] = [];
  const turns = before.turns.map((turn) => {
    const reason = isOpen(turn) ? reasonOf(turn) : undefined;
    if (reason === undefined) return turn;
    const ended: Turn = {
      ...turn,
      state: 'ended',
      reason,
      endedAtMs: nowMs,
      endedVersion: version,
      lastSeq: before.lastSeq,
    };
    if (!isHad(turn) && reason !== 'taken-elsewhere') return ended;
    const told = reported(before, ended, isHad(turn) ? 'accepted' : 'timed-out');
    reports.push(told.report);
    return told.turn;
  });
  const record = { ...before, version, turns };
  // Who hands it over has nothing to wait for once it is somebody else's.
  const { transfer, ...rest } = record;
  const isDone = transfer !== undefined && !turns.some((turn) => turn.handling === transfer.handling && isOpen(turn));
  return { record: isDone ? rest : record, reports };
}

/** It is over for everybody. What the agent wrote before is still sent. */
export function endConversation(
  before: ConversationRecord,
  reason: ConversationEndReason,
  nowMs: number,
): ConversationChange {
  const { record, reports = [] } = endTurns(before, () => reason, nowMs);
  return { record: { ...record, overAtMs: nowMs, overReason: reason }, reports };
}
