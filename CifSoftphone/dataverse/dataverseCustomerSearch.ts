import type { Fields } from '../../protocol/fields';
import { timings } from '../line/timings';
import type { Customer, CustomerMatch, CustomerSearch } from './customerMatch';
import { customerTables, type CustomerTable } from './customerTables';
import { likeWithGaps } from './likePattern';
import { odataText } from './odataText';
import { isSameNumber, likelySpellings, nationalDigits } from './phoneNumbers';
import { webApiGet, type WebApiOptions } from './webApiGet';

export interface DataverseSearchOptions extends Omit<WebApiOptions, 'timeoutMs'> {
  readonly nowMs: () => number;
  readonly budgetMs?: number;
}

/** More than this nobody can choose from; and verifying must stay cheap. */
const maxHits = 25;

/**
 * Looks for contacts and accounts with a number: first by equality on the likely spellings (an indexed, cheap
 * question), then by a pattern that allows anything between the digits. Every hit is verified, because a pattern
 * also finds longer numbers. After the budget the answer is what is known by then, at worst `unknown`.
 */
export function dataverseCustomerSearch(options: DataverseSearchOptions): CustomerSearch {
  const budgetMs = options.budgetMs ?? timings.searchBudgetMs;
  return {
    async find(e164) {
      const endsAtMs = options.nowMs() + budgetMs;
      const exact = await hits(e164, equalityFilter(e164), budgetMs, options);
      if (exact.customers.length > 1) return toMatch(exact.customers, true);
      const leftMs = Math.max(endsAtMs - options.nowMs(), 0);
      const secondLookMs = exact.customers.length === 1 ? Math.min(leftMs, timings.searchSecondLookMs) : leftMs;
      if (secondLookMs === 0) return toMatch(exact.customers, exact.complete);
      const spelled = await hits(e164, patternFilter(e164), secondLookMs, options);
      return toMatch([...exact.customers, ...spelled.customers], exact.complete && spelled.complete);
    },
  };
}

interface Hits {
  readonly customers: readonly Customer[];
  /** False when a table did not answer in time. */
  readonly complete: boolean;
}

async function hits(
  e164: string,
  filter: (table: CustomerTable) => string,
  timeoutMs: number,
  options: DataverseSearchOptions,
): Promise<Hits> {
  const answers = await Promise.all(
    customerTables.map(async (table) => {
      const select = [table.idColumn, table.nameColumn, ...table.numberColumns].join(',');
      const query = `${table.setName}?$select=${select}&$top=${maxHits}&$filter=${encodeURIComponent(filter(table))}`;
      const answer = await webApiGet(query, { ...options, timeoutMs });
      return answer.ok ? answer.rows.flatMap((row) => toCustomer(table, row, e164)) : undefined;
    }),
  );
  return {
    customers: answers.flatMap((rows) => rows ?? []),
    complete: answers.every((rows) => rows !== undefined),
  };
}

const equalityFilter = (e164: string) => {
  const spellings = likelySpellings(e164).map(odataText);
  return (table: CustomerTable): string =>
    table.numberColumns.flatMap((column) => spellings.map((text) => `${column} eq ${text}`)).join(' or ');
};

const patternFilter = (e164: string) => {
  const pattern = odataText(likeWithGaps(nationalDigits(e164)));
  return (table: CustomerTable): string =>
    table.numberColumns.map((column) => `contains(${column},${pattern})`).join(' or ');
};

function toCustomer(table: CustomerTable, row: Fields, e164: string): readonly Customer[] {
  const id = row[table.idColumn];
  if (typeof id !== 'string') return [];
  const has = table.numberColumns.some((column) => {
    const stored = row[column];
    return typeof stored === 'string' && isSameNumber(stored, e164);
  });
  const name = row[table.nameColumn];
  return has ? [{ entityName: table.entityName, id, name: typeof name === 'string' ? name : '' }] : [];
}

/** The three designed outcomes; `unknown` only where nothing was found and not everything was asked. */
function toMatch(found: readonly Customer[], complete: boolean): CustomerMatch {
  const customers = found.filter((one, index) => found.findIndex((other) => other.id === one.id) === index);
  const [first] = customers;
  if (first === undefined) return { outcome: complete ? 'none' : 'unknown' };
  return customers.length === 1 ? { outcome: 'one', customer: first } : { outcome: 'several', customers };
}
