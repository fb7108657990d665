import type { Conversation } from './conversation';
import type { ConversationsEffect } from './conversationsEffect';

/** All conversations of the agent, by key, in the order in which they came: nothing is re-sorted under the pointer. */
export interface ConversationsState {
  readonly conversations: readonly Conversation[];
}
export const noConversations: ConversationsState = { conversations: [] };

/** The next state and what has to be done. */
export type ConversationsStep = readonly [ConversationsState, readonly ConversationsEffect[]];
export const unchanged = (state: ConversationsState): ConversationsStep => [state, []];

export const findConversation = (state: ConversationsState, key: string): Conversation | undefined =>
  state.conversations.find((one) => one.key === key);

/** With this one in its place, or at the end. */
export function withConversation(state: ConversationsState, next: Conversation): ConversationsState {
  const { conversations } = state;
  const isKnown = conversations.some(({ key }) => key === next.key);
  return {
    conversations: isKnown ? conversations.map((one) => (one.key === next.key ? next : one)) : [...conversations, next],
  };
}
