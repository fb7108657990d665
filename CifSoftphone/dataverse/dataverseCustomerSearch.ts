import type { PhoneNumber } from 'libphonenumber-js/min';
import { ownField, type Fields } from '../../protocol/fields';
import { timings } from '../line/timings';
import { askTables, type TableAnswers } from './askTables';
import type { Customer, CustomerMatch, CustomerSearch } from './customerMatch';
import { digitsWithin, equalTo, mailAddress, named, type Question } from './customerQuestions';
import { customerTables, type CustomerTable } from './customerTables';
import type { HomeNumbers } from './homeNumbers';
import { isSameNumber, likelySpellings, readAddress } from './phoneNumbers';
import { rankCustomers } from './rankCustomers';
import type { WebApiOptions } from './webApiSend';
import { withCustomerFacts } from './withCustomerFacts';

export interface DataverseSearchOptions extends Omit<WebApiOptions, 'timeoutMs'> {
  readonly nowMs: () => number;
  /** Where numbers without a country code belong. */
  readonly home: () => Promise<HomeNumbers>;
  readonly tables?: () => readonly CustomerTable[];
  readonly budgetMs?: number;
}

/** Fewer digits than these are in too many numbers. */
const minDigits = 3;

/**
 * Looks for the rows with a number: first by equality on the likely spellings (an indexed, cheap question), then by a
 * pattern that allows anything between the digits. Every hit is verified, because a pattern also finds longer numbers.
 * After the budget the answer is what is known by then, at worst `unknown`.
 */
export function dataverseCustomerSearch(options: DataverseSearchOptions): CustomerSearch {
  const { nowMs, home, budgetMs = timings.searchBudgetMs, tables = () => customerTables } = options;
  const ask = (question: Question, columnOf: ColumnOf, timeoutMs: number): Promise<TableAnswers> =>
    askTables(tables(), question, columnOf, { ...options, timeoutMs });

  async function byNumber(caller: PhoneNumber, endsAtMs: number): Promise<TableAnswers> {
    const isCaller = columnWith((stored) => isSameNumber(stored, caller));
    const leftMs = (): number => Math.max(endsAtMs - nowMs(), 0);
    const exact = await ask(equalTo(likelySpellings(caller)), isCaller, leftMs());
    const secondLookMs = exact.customers.length > 0 ? Math.min(leftMs(), timings.searchSecondLookMs) : leftMs();
    if (exact.customers.length > 1 || secondLookMs === 0) return exact;
    const spelled = await ask(digitsWithin(caller.nationalNumber), isCaller, secondLookMs);
    return {
      customers: [...exact.customers, ...spelled.customers],
      missing: exact.missing ?? spelled.missing,
    };
  }

  /** Open cases and last calls are asked for only where there is a choice between rows in use: a name waits for them. */
  async function ranked(customers: readonly Customer[]): Promise<readonly Customer[]> {
    // Both spellings may have found the same row.
    const each = rankCustomers(customers, tables());
    if (each.filter(({ inactive }) => inactive !== true).length < 2) return each;
    const known = await withCustomerFacts(each, { ...options, timeoutMs: timings.searchFactsMs });
    return rankCustomers(known, tables());
  }

  return {
    async find(number) {
      const endsAtMs = nowMs() + budgetMs;
      const address = readAddress(number, await home());
      switch (address.kind) {
        case 'phone': {
          const { customers, missing } = await byNumber(address.parsed, endsAtMs);
          return toMatch(await ranked(customers), missing);
        }
        case 'internal':
        case 'sip': {
          const isInternal = address.kind === 'internal';
          const question = isInternal ? equalTo([address.digits]) : mailAddress(address.address);
          const columnOf = isInternal ? columnWith((stored) => stored === address.digits) : anyRow;
          const { customers, missing } = await ask(question, columnOf, budgetMs);
          return toMatch(await ranked(customers), missing);
        }
        case 'other':
          return { outcome: 'none' };
      }
    },
    async search(text) {
      const address = readAddress(text, await home());
      const digits = text.replace(/\D/g, '');
      const isDigits = digits.length >= minDigits && /^[+\d\s().\-/]+$/.test(text);
      const { customers, missing } =
        address.kind === 'phone'
          ? await byNumber(address.parsed, nowMs() + budgetMs)
          : await ask(isDigits ? digitsWithin(digits) : named(text), isDigits ? firstWith(digits) : anyRow, budgetMs);
      return customers.length === 0 && missing !== undefined ? undefined : ranked(customers);
    },
  };
}

type ColumnOf = (table: CustomerTable, row: Fields) => string | undefined;

const columnWith =
  (isIt: (stored: string) => boolean): ColumnOf =>
  ({ numberColumns }, row) =>
    numberColumns.find((column) => {
      const stored = ownField(row, column);
      return typeof stored === 'string' && isIt(stored.trim());
    });

const firstWith = (digits: string): ColumnOf => columnWith((stored) => stored.replace(/\D/g, '').includes(digits));

/** Found by its name or mail address: no number speaks for it. */
const anyRow: ColumnOf = () => '';

/** A single row in use is the customer; those put away stand behind it. `unknown` only where nothing was found. */
function toMatch(customers: readonly Customer[], missing: TableAnswers['missing']): CustomerMatch {
  const [first, second, ...rest] = customers;
  if (first === undefined) {
    if (missing === undefined) return { outcome: 'none' };
    return { outcome: 'unknown', ...(missing === 'late' ? { late: true } : {}) };
  }
  if (second === undefined) return { outcome: 'one', customer: first };
  const isAlone = first.inactive !== true && second.inactive === true;
  return isAlone ? { outcome: 'one', customer: first, others: [second, ...rest] } : { outcome: 'several', customers };
}
