import type { Customer } from './customerMatch';
import type { CustomerTable } from './customerTables';

/**
 * The likeliest first: rows in use before those put away, then who has open cases, then who was on the phone last,
 * then by the order of tables and columns. The same row counts once.
 */
export function rankCustomers(found: readonly Customer[], tables: readonly CustomerTable[]): readonly Customer[] {
  const once = found.filter((one, index) => found.findIndex((other) => other.id === one.id) === index);
  const place = ({ entityName, column }: Customer): number => {
    const at = tables.findIndex((table) => table.entityName === entityName);
    const columns = tables[at]?.numberColumns ?? [];
    return at * 100 + (column === undefined ? columns.length : columns.indexOf(column));
  };
  return [...once].sort(
    (a, b) =>
      Number(a.inactive === true) - Number(b.inactive === true) ||
      Number((b.openCases ?? 0) > 0) - Number((a.openCases ?? 0) > 0) ||
      (b.lastCallAtMs ?? 0) - (a.lastCallAtMs ?? 0) ||
      place(a) - place(b),
  );
}
