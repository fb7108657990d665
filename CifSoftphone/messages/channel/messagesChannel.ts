import { isFields } from '../../../protocol/fields';
import type { ConversationView } from '../../core/messages/conversationView';
import type { ConversationsEvent } from '../../core/messages/conversationsEvent';

/**
 * Channel on which leader and panel speak of conversations: apart from the line's own, which every form control carries.
 * The number is that of what is said: pages of two versions that speak differently do not hear each other.
 */
export const messagesChannelName = 'cti-softphone-messages-3';
/** A panel asks: are there conversations? */
export const messagesHello = 'hello';
/** The leader answers: there are, or there may be. */
export const messagesOffered = 'offered';

/** All that a panel shows of conversations; made by whoever has the line. */
export interface MessagesView {
  /** Names the page that has the line. Another one has not heard what was not stored yet: it is told again. */
  readonly leader: string;
  /** On the leader's clock, to which all times in it belong. */
  readonly nowMs: number;
  readonly connected: boolean;
  /** Rows are not written; `undefined` when they are. */
  readonly trouble?: RowsTrouble | undefined;
  /** In the order in which they came. */
  readonly conversations: readonly ConversationView[];
}

/** What the agent does, as the machine of conversations takes it. */
export type AgentsDeed = Extract<
  ConversationsEvent,
  {
    readonly type:
      | 'wanted'
      | 'chosen'
      | 'written'
      | 'retry'
      | 'remove'
      | 'drafted'
      | 'inherited'
      | 'shown'
      | 'earlier'
      | 'dismissed';
  }
>;
/** What a panel says. `drawn`: an offer is in front of the agent; `handed`: the computer shows it. */
export type PanelWord =
  | { readonly type: 'deed'; readonly deed: AgentsDeed }
  | { readonly type: 'typing' | 'drawn' | 'handed'; readonly key: string }
  | { readonly type: 'wrap-up'; readonly key: string; readonly change: TurnChange };

/** What the agent adds to the row of a turn that is over. */
export type TurnChange =
  | { readonly what: 'notes'; readonly text: string }
  | { readonly what: 'disposition'; readonly value: string | undefined };

/** Why rows are not written. `no-table`: the add-on is not in the organisation. `detail`: an HTTP status, or its like. */
export interface RowsTrouble {
  readonly kind: 'no-table' | 'refused' | 'away';
  readonly detail: string;
}

const isOurs = (value: unknown, type: string): value is Readonly<Record<string, unknown>> =>
  isFields(value) && value.type === type;

/** Reads what the leader told; `undefined` when it is something else. */
export const readMessagesView = (value: unknown): MessagesView | undefined =>
  isOurs(value, 'view') && isFields(value.view) && Array.isArray(value.view.conversations)
    ? (value.view as unknown as MessagesView)
    : undefined;
/** Reads what a panel said; `undefined` when it is something else. Both ends are one build: see the channel's name. */
export function readPanelWord(value: unknown): PanelWord | undefined {
  if (isOurs(value, 'wrap-up'))
    return isFields(value.change) && typeof value.key === 'string' ? (value as unknown as PanelWord) : undefined;
  if (isOurs(value, 'deed')) return isFields(value.deed) ? (value as unknown as PanelWord) : undefined;
  const isKeyed = ['typing', 'drawn', 'handed'].some((type) => isOurs(value, type));
  return isKeyed && isFields(value) && typeof value.key === 'string' ? (value as unknown as PanelWord) : undefined;
}
