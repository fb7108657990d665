import type { ConversationSnapshot, Message } from '../../../protocol/messages/conversation';
import type { CustomerMatch } from '../customer/customerMatch';
import { can, mayWish } from './applyWish';
import { isHad, type Conversation, type Outgoing, type Wish, type WrapUpState } from './conversation';
import { isBehind, readMessages, unreadMessages } from './transcript';

/** Why nothing can be written in it now; in words of the agent's language on the screen. */
export type NoWriting = 'ended' | 'opted-out' | 'not-possible';

/** One conversation as it is drawn. */
export interface ConversationView {
  readonly key: string;
  readonly snapshot: ConversationSnapshot;
  /** When the snapshot was told: what it says of durations counts from here. */
  readonly atMs: number;
  /** `undefined` while it is looked for. */
  readonly customer: CustomerMatch | undefined;
  readonly messages: readonly Message[];
  /** More was written than is here: it is on its way. */
  readonly isBehind: boolean;
  /** There are messages before these that can be had. */
  readonly hasEarlier: boolean;
  readonly draft: string;
  readonly outbox: readonly Outgoing[];
  readonly unread: number;
  readonly wish: Wish | undefined;
  readonly refused: string | undefined;
  readonly wishes: readonly Wish[];
  readonly noWriting: NoWriting | undefined;
  /** The other end can be told that the agent types. */
  readonly tellsTyping: boolean;
  readonly typing: Conversation['typing'];
  /** Of one that is over. */
  readonly wrapUp: WrapUpState | undefined;
}

const allWishes: readonly Wish[] = ['accept', 'decline', 'park', 'resume', 'transfer', 'end'];

export const toConversationView = (conversation: Conversation, wrapUp?: WrapUpState): ConversationView => {
  const { key, snapshot, atMs, customer, fromSeq, outbox, wish, refused, typing } = conversation;
  return {
    key,
    snapshot,
    atMs,
    customer,
    messages: readMessages(conversation),
    isBehind: isHad(conversation) && isBehind(conversation),
    hasEarlier: isHad(conversation) && fromSeq > 0,
    draft: conversation.draft ?? '',
    outbox,
    unread: isHad(conversation) ? unreadMessages(conversation).length : 0,
    wish,
    refused,
    wishes: allWishes.filter((one) => mayWish(conversation, one)),
    noWriting: whyNot(conversation),
    tellsTyping: isHad(conversation) && can(conversation, 'typing'),
    typing,
    wrapUp,
  };
};

function whyNot(conversation: Conversation): NoWriting | undefined {
  if (!isHad(conversation)) return 'ended';
  if (conversation.snapshot.consent === 'opted-out') return 'opted-out';
  return can(conversation, 'reply') ? undefined : 'not-possible';
}
