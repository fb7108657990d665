import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { CustomerMatch } from '../customer/customerMatch';
import { isUsualTable } from '../customer/customerTables';
import { otherParty } from './otherParty';

/**
 * Whom the agent dialled from a row, or the telephony system names by one, is that row, whoever else has the number.
 * @param isCustomer whether rows of a table can be that; makers may have named more than the usual tables
 */
export function namedCustomer(
  call: CallSnapshot,
  isCustomer: (entityName: string) => boolean = isUsualTable,
): Extract<CustomerMatch, { outcome: 'one' }> | undefined {
  const { record } = call;
  if (record === undefined || !isCustomer(record.entityName)) return undefined;
  const name = otherParty(call).displayName ?? '';
  return { outcome: 'one', customer: { entityName: record.entityName, id: record.id, name } };
}
