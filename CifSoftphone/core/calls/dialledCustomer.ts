import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { CustomerMatch } from '../customer/customerMatch';
import { customerTables } from '../customer/customerTables';

/** Whom the agent dialled from a row is that row, whoever else has the number: nobody need look for it. */
export function dialledCustomer({ record, to }: CallSnapshot): CustomerMatch | undefined {
  const table = customerTables.find(({ entityName }) => entityName === record?.entityName);
  if (record === undefined || table === undefined) return undefined;
  return { outcome: 'one', customer: { entityName: table.entityName, id: record.id, name: to.displayName ?? '' } };
}
