import type {
  ConversationAnswer,
  ConversationList,
  ConversationSnapshot,
  MessageChanged,
  MessagePage,
  Typing,
} from '../../../protocol/messages/conversation';
import type { Customer, CustomerMatch } from '../customer/customerMatch';
import type { Outgoing, Wish } from './conversation';

/** What happens to conversations: told by the adaptor, done by the agent. */
export type ConversationsEvent =
  /** @property askedAtMs what was pushed after this is newer than the list */
  | {
      readonly type: 'listed';
      readonly list: Pick<ConversationList, 'conversations' | 'ended'>;
      readonly askedAtMs: number;
      readonly nowMs: number;
    }
  | { readonly type: 'changed'; readonly snapshot: ConversationSnapshot; readonly nowMs: number }
  | { readonly type: 'message'; readonly told: MessageChanged }
  | { readonly type: 'typing'; readonly told: Typing; readonly nowMs: number }
  | { readonly type: 'page'; readonly key: string; readonly after: number; readonly page: MessagePage | undefined }
  /** What the search found. */
  | { readonly type: 'matched'; readonly key: string; readonly match: CustomerMatch }
  /** The agent says who it is. */
  | { readonly type: 'chosen'; readonly key: string; readonly customer: Customer }
  | {
      readonly type: 'wanted';
      readonly key: string;
      readonly wish: Wish;
      readonly target?: string;
      readonly note?: string;
    }
  | { readonly type: 'answered'; readonly key: string; readonly wish: Wish; readonly answer: ConversationAnswer }
  | { readonly type: 'written'; readonly key: string; readonly id: string; readonly text: string }
  | { readonly type: 'sent'; readonly key: string; readonly id: string; readonly answer: ConversationAnswer }
  /** Of what was refused, or of a message of the transcript that failed: `newId` names the new try. */
  | { readonly type: 'retry'; readonly key: string; readonly id: string; readonly newId: string }
  | { readonly type: 'remove'; readonly key: string; readonly id: string }
  | { readonly type: 'drafted'; readonly key: string; readonly text: string }
  /** What another window, or the page before this one, had of the agent's words. */
  | {
      readonly type: 'inherited';
      readonly key: string;
      readonly draft: string | undefined;
      readonly outbox: readonly Pick<Outgoing, 'id' | 'text'>[];
    }
  | { readonly type: 'shown'; readonly key: string; readonly upTo: number }
  | { readonly type: 'earlier'; readonly key: string }
  /** The agent is done with an ended one, and its row is closed. */
  | { readonly type: 'dismissed'; readonly key: string };
