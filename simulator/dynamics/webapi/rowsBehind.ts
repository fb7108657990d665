import { partiesOf } from './partiesOf';
import type { Rows } from './rowStore';
import { lookupTable, tableNamed, type Table, type TableRow } from './tables';

/** The rows of a collection: those whose lookup points back at the row. */
export function rowsBehind(store: Rows, table: Table, row: TableRow, property: string): readonly TableRow[] {
  if (property === table.parties?.property) return partiesOf(table, row);
  const collection = table.collections.get(property);
  if (collection === undefined) return [];
  const { lookup, through } = collection;
  if (through !== undefined) {
    const pairs = store.all(tableNamed(through.table)).filter((pair) => pair[lookup] === row[table.idColumn]);
    const ids = pairs.map((pair) => pair[through.to]);
    const target = tableNamed(collection.table);
    return store.all(target).filter((other) => ids.includes(other[target.idColumn]));
  }
  return store
    .all(tableNamed(collection.table))
    .filter(
      (other) =>
        other[lookup] === row[table.idColumn] &&
        (other[lookup + lookupTable] ?? table.logicalName) === table.logicalName,
    );
}
