import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { CustomerMatch } from '../customer/customerMatch';
import { customerTables } from '../customer/customerTables';
import { otherParty } from './otherParty';

/** Whom the agent dialled from a row, or the telephony system names by one, is that row, whoever else has the number. */
export function namedCustomer(call: CallSnapshot): Extract<CustomerMatch, { outcome: 'one' }> | undefined {
  const { record } = call;
  const table = customerTables.find(({ entityName }) => entityName === record?.entityName);
  if (record === undefined || table === undefined) return undefined;
  const name = otherParty(call).displayName ?? '';
  return { outcome: 'one', customer: { entityName: table.entityName, id: record.id, name } };
}
