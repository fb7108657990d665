import type { ConversationSnapshot, Message } from '../../../protocol/messages/conversation';
import type { CustomerMatch } from '../customer/customerMatch';

/**
 * A text of the agent on its way to the adaptor, which has its id from before the input empties until the adaptor's
 * answer. `waiting`: behind another one. `stored`: the adaptor has it, its place in the transcript comes.
 */
export interface Outgoing {
  readonly id: string;
  readonly text: string;
  readonly state: 'waiting' | 'sending' | 'stored' | 'refused';
  /** Why the adaptor did not take it. */
  readonly reason?: string;
}

/** A wish of the agent that the adaptor has not answered yet. */
export type Wish = 'accept' | 'decline' | 'park' | 'resume' | 'transfer' | 'end';

/** One conversation as this agent has it: what the adaptor told, and what the agent has written. */
export interface Conversation {
  readonly key: string;
  readonly snapshot: ConversationSnapshot;
  /** When it was told, on the clock that cannot be set. */
  readonly atMs: number;
  /** Who is at the other end; `undefined` while it is looked for. */
  readonly customer: CustomerMatch | undefined;
  /** What is known of the transcript, by `seq`, each once. Behind a gap there may be more. */
  readonly messages: readonly Message[];
  /** The transcript is complete from the one after `fromSeq` to `toSeq`. */
  readonly fromSeq: number;
  readonly toSeq: number;
  /** A page was asked for and has not come. */
  readonly asked: boolean;
  /** What the agent has typed and not sent; `undefined` until the agent or the adaptor has said. */
  readonly draft: string | undefined;
  readonly outbox: readonly Outgoing[];
  /** The agent was shown what came up to this one: what the adaptor is told, and never less. */
  readonly shownSeq: number;
  readonly wish: Wish | undefined;
  /** Why the latest wish came to nothing. */
  readonly refused: string | undefined;
  readonly typing: { readonly name: string | undefined; readonly untilMs: number } | undefined;
}

/** Names a turn: whose system it is, which conversation, and whose turn. Another turn is another one on the screen. */
export const conversationKey = (about: {
  readonly source: string;
  readonly conversationId: string;
  readonly handling: number;
}): string => `${about.source} ${about.conversationId} ${about.handling}`;

export const isOfferState = (state: ConversationSnapshot['state']): boolean =>
  state === 'offered' || state === 'alerting';
export const isOffered = ({ snapshot }: Conversation): boolean => isOfferState(snapshot.state);
/** The agent's: it can be read and written in. */
export const isHad = ({ snapshot: { state } }: Conversation): boolean => state === 'active' || state === 'waiting';

/** The wrap-up of one that is over. Times are on the steady clock of the page that has the line. */
export interface WrapUpState {
  readonly notes: string;
  readonly disposition: string | undefined;
  readonly saved: 'saved' | 'saving' | 'not-saved';
  readonly sinceMs: number;
  /** `undefined` where only the agent ends it. */
  readonly endsAtMs: number | undefined;
}
