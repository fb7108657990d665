import { customersIn } from '../customer/customerMatch';
import type { ConversationsEvent } from './conversationsEvent';
import {
  findConversation,
  unchanged,
  withConversation,
  type ConversationsState,
  type ConversationsStep,
} from './conversationsStep';

type EventOf<T extends ConversationsEvent['type']> = Extract<ConversationsEvent, { readonly type: T }>;

/** The search has answered; what the agent has said stays, and an answer that says nothing puts nobody away. */
export function applyMatched(state: ConversationsState, { key, match }: EventOf<'matched'>): ConversationsStep {
  const known = findConversation(state, key);
  if (known === undefined) return unchanged(state);
  const { customer } = known;
  const isSaid = customer?.outcome === 'one' && customer.chosen === true;
  if (isSaid || (customer !== undefined && match.outcome === 'unknown')) return unchanged(state);
  return unchanged(withConversation(state, { ...known, customer: match }));
}

/** The agent says which of several it is: no search changes it any more. */
export function applyChosen(state: ConversationsState, { key, customer }: EventOf<'chosen'>): ConversationsStep {
  const known = findConversation(state, key);
  if (known === undefined) return unchanged(state);
  const others = customersIn(known.customer).filter(({ id }) => id !== customer.id);
  return unchanged(withConversation(state, { ...known, customer: { outcome: 'one', customer, chosen: true, others } }));
}
