import type { ConversationSnapshot } from '../../protocol/messages/conversation';
import type { CustomerMatch, CustomerSearch } from '../core/customer/customerMatch';

/** The port through which conversations look up who writes: the line's own, with its settings and its numbers. */
export type Customers = Pick<CustomerSearch, 'find' | 'nameOf' | 'isCustomer' | 'waysTo'>;

/** The customer's side of a conversation. */
const customersSide = ({ direction, from, to }: Pick<ConversationSnapshot, 'direction' | 'from' | 'to'>) =>
  direction === 'inbound' ? from : to;

/** Whom the telephony system names, else who has the number or the e-mail address. A handle says nothing to Dynamics. */
export async function customerOf(about: ConversationSnapshot, customers: Customers): Promise<CustomerMatch> {
  const { address, kind, displayName } = customersSide(about);
  const { record } = about;
  if (record !== undefined && customers.isCustomer(record.entityName)) {
    const name = (await customers.nameOf(record)) ?? displayName ?? '';
    return { outcome: 'one', customer: { entityName: record.entityName, id: record.id, name } };
  }
  return address === undefined || kind === 'handle' ? { outcome: 'none' } : customers.find(address);
}
