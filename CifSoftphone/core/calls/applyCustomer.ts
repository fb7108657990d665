import { customersIn, type Customer, type CustomerMatch } from '../customer/customerMatch';
import type { Call } from './call';
import type { CustomerEvent } from './callsEvent';
import { findCall, withCall, type CallsState } from './callsState';
import { unchanged, type CallsStep } from './callsStep';
import { otherParty } from './otherParty';

/** The search and the agent say who the other side is; the agent's word stands, however late the search is. */
export function applyCustomer(state: CallsState, event: CustomerEvent): CallsStep {
  const call = findCall(state, event.key);
  if (call === undefined) return unchanged(state);
  switch (event.type) {
    case 'matched':
      if (isChosen(call) && !isTheSame(call.customer, event.match)) return unchanged(state);
      return [withCall(state, { ...call, customer: event.match }), []];
    case 'choose-customer':
      return chosen(state, call, event.customer);
    case 'no-customer':
      return chosen(state, call, undefined);
    case 'look-up-again': {
      const { number } = otherParty(call.snapshot);
      // One search at a time, and none over the agent's own word.
      if (number === undefined || call.customer === undefined || isChosen(call)) return unchanged(state);
      return [withCall(state, { ...call, customer: undefined }), [{ type: 'look-up', key: call.key, number }]];
    }
    case 'search': {
      const text = event.text.trim();
      if (text === '') return [withCall(state, { ...call, search: undefined }), []];
      return [
        withCall(state, { ...call, search: { text, answer: undefined } }),
        [{ type: 'search', key: call.key, text }],
      ];
    }
    case 'searched':
      // The answer to an earlier text is no answer.
      if (call.search?.text !== event.text) return unchanged(state);
      return [withCall(state, { ...call, search: { text: event.text, answer: { found: event.found } } }), []];
  }
}

const isChosen = ({ customer }: Call): boolean =>
  (customer?.outcome === 'one' || customer?.outcome === 'none') && customer.chosen === true;

/** More is known of whom the agent has chosen. */
const isTheSame = (chosenOne: CustomerMatch | undefined, match: CustomerMatch): boolean =>
  chosenOne?.outcome === 'one' &&
  match.outcome === 'one' &&
  match.chosen === true &&
  match.customer.id === chosenOne.customer.id;

function chosen(state: CallsState, call: Call, customer: Customer | undefined): CallsStep {
  const { key, customer: before } = call;
  const others = customersIn(before).filter((one) => one.id !== customer?.id);
  const more = { chosen: true, ...(others.length === 0 ? {} : { others }) } as const;
  const match: CustomerMatch =
    customer === undefined ? { outcome: 'none', ...more } : { outcome: 'one', customer, ...more };
  const beforeId = before?.outcome === 'one' ? before.customer.id : undefined;
  return [
    withCall(state, { ...call, customer: match, search: undefined }),
    [{ type: 'customer-chosen', key, beforeId, nowId: customer?.id }],
  ];
}
