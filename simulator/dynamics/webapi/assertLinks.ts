import type { Access } from './access';
import { partiesOf } from './partiesOf';
import type { RowStore } from './rowStore';
import { lookupTable, tableNamed, type Table, type TableRow } from './tables';

const owner = '_ownerid_value';

/**
 * A row that points to another one is appended to it: that needs the right to append the one, and to append to the
 * other. Somebody else as the owner needs the right to assign. @throws ODataError 403
 */
export function assertLinks(store: RowStore, access: Access, table: Table, columns: TableRow): void {
  if (typeof columns[owner] === 'string') access.assert('Assign', table);
  const lookups = Object.keys(columns).filter((name) => name.endsWith(lookupTable) && !name.startsWith(owner));
  const ends = lookups.flatMap((name) => {
    const target = columns[name];
    return typeof target === 'string' ? [[target, columns[name.slice(0, -lookupTable.length)]] as const] : [];
  });
  const people = partiesOf(table, columns).map(
    (party) => [String(party[`_partyid_value${lookupTable}`]), party['_partyid_value']] as const,
  );
  for (const [logicalName, id] of [...ends, ...people]) {
    const target = tableNamed(logicalName);
    access.assert('Append', table);
    access.assertRow('AppendTo', target, store.get(target, String(id)));
  }
}
