import type { Found } from './askTables';
import { usualTableOf } from '../core/customer/customerTables';
import type { SearchTable } from '../core/settings/softphoneSettings';

/** Rows in use by what the extensions say, then those that were put away. */
const tierOf = ({ customer, sameness }: Found): number =>
  customer.inactive === true ? 3 : { extension: 0, number: 1, colleague: 2 }[sameness];

/** Of ranked rows those of which one must be chosen: nothing sets one of them above the others. */
export function leaders(ranked: readonly Found[]): readonly Found[] {
  const [first] = ranked;
  return first === undefined ? [] : ranked.filter((one) => tierOf(one) === tierOf(first));
}

/**
 * The likeliest first: rows in use before those put away, the caller's own extension before the switchboard and that
 * before other extensions, then who has open cases, then who was on the phone last, then by the order of tables and
 * columns. The same row counts once.
 */
export function rankCustomers(found: readonly Found[], tables: readonly SearchTable[]): readonly Found[] {
  const once = found.filter(
    ({ customer }, index) => found.findIndex((other) => other.customer.id === customer.id) === index,
  );
  const place = ({ customer: { entityName, column } }: Found): number => {
    const at = tables.findIndex(({ table }) => table === entityName);
    const named = tables[at]?.columns ?? [];
    const columns = named.length > 0 ? named : (usualTableOf(entityName)?.numberColumns ?? []);
    return at * 100 + (column === undefined ? columns.length : columns.indexOf(column));
  };
  return [...once].sort(
    (a, b) =>
      tierOf(a) - tierOf(b) ||
      Number((b.customer.openCases ?? 0) > 0) - Number((a.customer.openCases ?? 0) > 0) ||
      (b.customer.lastCallAtMs ?? 0) - (a.customer.lastCallAtMs ?? 0) ||
      place(a) - place(b),
  );
}
