import type { Found, TableAnswers } from './askTables';
import type { CustomerMatch } from '../core/customer/customerMatch';
import { leaders } from './rankCustomers';

/**
 * What ranked rows mean. A single leader in use is the customer, and the others stand behind it. Somebody at the same
 * switchboard whose extension is another one is not the caller, only at hand to be chosen. `unknown` only where nothing
 * was found.
 */
export function toMatch(ranked: readonly Found[], missing: TableAnswers['missing']): CustomerMatch {
  const customers = ranked.map(({ customer }) => customer);
  const [first] = ranked;
  if (first === undefined) {
    if (missing === undefined) return { outcome: 'none' };
    return { outcome: 'unknown', ...(missing === 'late' ? { late: true } : {}) };
  }
  if (ranked.every(({ sameness }) => sameness === 'colleague')) return { outcome: 'none', others: customers };
  const [customer, ...others] = customers;
  const isAlone = leaders(ranked).length === 1 && (first.customer.inactive !== true || others.length === 0);
  return customer !== undefined && isAlone
    ? { outcome: 'one', customer, ...(others.length === 0 ? {} : { others }) }
    : { outcome: 'several', customers };
}
