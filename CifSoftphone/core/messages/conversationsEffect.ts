import type { Conversation, Outgoing, Wish } from './conversation';

/** What the machine asks of the world. `send`, `wish` and `fetch` come back as an event. */
export type ConversationsEffect =
  /** To the adaptor until it has answered, with the same id in every try. */
  | { readonly type: 'send'; readonly key: string; readonly outgoing: Outgoing }
  | {
      readonly type: 'wish';
      readonly key: string;
      readonly wish: Wish;
      readonly target?: string;
      readonly note?: string;
    }
  /** Who this is, by the record that is named or the address. */
  | { readonly type: 'look-up'; readonly key: string }
  /** A page of the transcript after this `seq`. */
  | { readonly type: 'fetch'; readonly key: string; readonly after: number; readonly limit: number }
  /** The draft has changed: kept in pauses. */
  | { readonly type: 'keep-draft'; readonly key: string }
  | { readonly type: 'tell-shown'; readonly key: string; readonly upTo: number }
  /** An offer that came to nothing is not shown any more: what is left of it is its row. */
  | { readonly type: 'leave-row'; readonly conversation: Conversation };
