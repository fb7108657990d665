import type { ConversationSnapshot } from '../../protocol/messages/conversation';
import type { ConversationStore } from '../activity/conversations/conversationStore';
import type { RowTexts } from '../activity/conversations/rowStringKeys';
import type { Customers } from './customerOf';
import type { KeptTurns } from './turnEntry';

/** What the rows of conversations need of the world outside. */
export interface TurnRowsPorts {
  readonly store: ConversationStore;
  readonly customers: Customers;
  readonly texts: RowTexts;
  /** How long makers let a wrap-up last; 0 for none, `undefined` where the agent ends it. */
  readonly wrapUpSeconds: () => number | undefined;
  /** Where what no row has outlives a reload. */
  readonly kept: { read(): KeptTurns; keep(turns: KeptTurns): void };
  readonly nowMs: () => number;
  readonly random: () => number;
}

export interface TurnRowsListener {
  /** Something to show has changed. */
  changed(): void;
  /** Messages of this turn are missing. */
  earlier(key: string): void;
  /** The row is closed: nothing is left to do about this turn. */
  closed(about: ConversationSnapshot): void;
}
