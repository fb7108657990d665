import type { ConversationList, ConversationMessage, MessagePage } from '../../protocol/messages/conversation';
import type { ConversationSnapshot } from '../../protocol/messages/conversation';
import type { ConversationAnswer } from '../../protocol/messages/conversation';
import type { Customers } from './customerOf';
import type { MessagesView } from './channel/messagesChannel';
import type { TurnRowsPorts } from './turnRowsPorts';

/** Texts that stand nowhere but in this page, by conversation. */
export type UnsentWords = Readonly<
  Record<
    string,
    { readonly draft?: string; readonly outbox: readonly { readonly id: string; readonly text: string }[] }
  >
>;

/** Everything outside that the agent's conversations meet. */
export interface MessagesPorts {
  /** One try over this connection; rejects when there was no answer. */
  readonly say: (message: ConversationMessage) => Promise<ConversationAnswer>;
  /** Each is `undefined` when it could not be had. */
  readonly list: () => Promise<ConversationList | undefined>;
  readonly page: (about: ConversationSnapshot, after: number, limit: number) => Promise<MessagePage | undefined>;
  readonly customers: Customers;
  readonly show: (view: MessagesView) => void;
  /** Where what could not be stored outlives a reload. */
  readonly unsent: { read(): UnsentWords; keep(words: UnsentWords): void };
  readonly rows: TurnRowsPorts;
  readonly nowMs: () => number;
  readonly newId: () => string;
}
