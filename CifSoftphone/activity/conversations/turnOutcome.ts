import type { ConversationSnapshot } from '../../../protocol/messages/conversation';

// Its own file: a rule of the product, which tests and figures are held against.

/** What became of a turn; the words of calls, which stand in the row and never change. */
export type TurnOutcome = 'answered' | 'transferred' | 'missed' | 'rejected' | 'answered-elsewhere' | 'not-connected';

export function turnOutcome({ activeForMs, reason, direction }: ConversationSnapshot): TurnOutcome {
  if (reason === 'not-started') return 'not-connected';
  if (activeForMs !== undefined) return reason === 'transferred' ? 'transferred' : 'answered';
  if (direction === 'outbound') return 'not-connected';
  if (reason === 'rejected') return 'rejected';
  return reason === 'taken-elsewhere' ? 'answered-elsewhere' : 'missed';
}
