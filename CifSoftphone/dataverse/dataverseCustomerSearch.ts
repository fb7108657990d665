import type { RecordReference } from '../../protocol/messages/recordReference';
import type { PhoneNumber } from 'libphonenumber-js/min';
import { dataverseTimings } from './dataverseTimings';
import { askTables, shownIn, withLabels, type Found, type HitOf, type TableAnswers } from './askTables';
import type { CustomerSearch } from '../core/customer/customerMatch';
import { digitsWithin, equalTo, mailAddress, nameOrMail, type Question } from './customerQuestions';
import { isUsualTable, usualTableOf, type DescribeSearch } from '../core/customer/customerTables';
import { defaultSettings, type SearchTable } from '../core/settings/softphoneSettings';
import { digitsToFind } from '../numbers/equivalentNumbers';
import { anyRow, columnWith, withDigits, withInternal, withSameDigits } from './hits';
import type { HomeNumbers } from '../numbers/homeNumbers';
import { internalSpellings, likelySpellings } from '../numbers/likelySpellings';
import { hasCountryCode, internalDigits, readAddress, type Address } from '../numbers/phoneNumbers';
import { leaders, rankCustomers } from './rankCustomers';
import { sameNumberAs } from '../numbers/sameNumber';
import { searchDigits, unreadDigits } from '../numbers/searchDigits';
import { SearchTables } from './searchTables';
import { toMatch } from './toMatch';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';
import { withCustomerFacts } from './withCustomerFacts';

export interface DataverseSearchOptions extends Omit<WebApiOptions, 'timeoutMs' | 'cut'> {
  readonly nowMs: () => number;
  /** Where numbers without a country code belong. */
  readonly home: () => Promise<HomeNumbers>;
  /** Absent where nothing but the usual tables can be asked. */
  readonly describe?: DescribeSearch;
  /** What makers named. */
  readonly search?: () => readonly SearchTable[];
  readonly budgetMs?: number;
}

/**
 * Looks for the rows with a number by two questions that leave together: equality on the likely spellings (indexed, so
 * cheap), and a pattern that allows anything between the digits, so that it finds whatever `sameNumber` accepts. Every
 * hit is verified, because a pattern also finds longer numbers. After the budget (or the time that is given) the
 * answer is what is known by then, at worst `unknown`.
 */
export function dataverseCustomerSearch(options: DataverseSearchOptions): CustomerSearch {
  const { nowMs, home, budgetMs = dataverseTimings.searchBudgetMs, search = () => defaultSettings.search } = options;
  const tables = new SearchTables(search, options.describe ?? notDescribed);

  /** Nobody is named before the pattern had its chance to find a second person; how long that is, `dataverseTimings` says. */
  async function askBoth(
    cheap: Question,
    pattern: Question,
    rule: HitOf | Promise<HitOf>,
    endsAtMs: number,
  ): Promise<TableAnswers> {
    const timeoutMs = Math.max(endsAtMs - nowMs(), 0);
    const cut = new AbortController();
    const equality = askTables(tables, cheap, rule, { ...options, timeoutMs });
    const spelling = askTables(tables, pattern, rule, { ...options, timeoutMs, cut: cut.signal });
    const exact = await equality;
    const secondLook =
      exact.found.length > 0 ? setTimeout(() => cut.abort(), dataverseTimings.searchSecondLookMs) : undefined;
    const spelled = await spelling;
    clearTimeout(secondLook);
    return { found: [...exact.found, ...spelled.found], missing: exact.missing ?? spelled.missing };
  }

  const askOnce = (question: Question, hitOf: HitOf, timeoutMs = budgetMs): Promise<TableAnswers> =>
    askTables(tables, question, hitOf, { ...options, timeoutMs });

  /** @param internal the same digits as an internal number, where they can be one; else empty */
  const byNumber = (caller: PhoneNumber, internal: string, endsAtMs: number): Promise<TableAnswers> =>
    askBoth(
      equalTo([...likelySpellings(caller), ...(internal === '' ? [] : internalSpellings(internal))]),
      digitsWithin(toFind(caller)),
      // A number with its country code is asked for before it is known where others belong.
      home().then((known) => columnWith(sameNumberAs(caller, known), withInternal(internal))),
      endsAtMs,
    );

  const ranked = (found: readonly Found[]): Promise<readonly Found[]> => rankedByFacts(found, tables.all(), options);

  return {
    async find(number, timeoutMs = budgetMs) {
      const endsAtMs = nowMs() + timeoutMs;
      const address = readAddress(number, hasCountryCode(number) ? {} : await home());
      const internal = internalDigits(number);
      const answers =
        address.kind === 'phone'
          ? byNumber(address.parsed, internal, endsAtMs)
          : internal !== ''
            ? askOnce(equalTo(internalSpellings(internal)), columnWith(withInternal(internal)), timeoutMs)
            : address.kind === 'sip'
              ? askOnce(mailAddress(address.address), anyRow, timeoutMs)
              : asWritten(address, (digits) =>
                  askOnce(digitsWithin([digits]), columnWith(withSameDigits(digits)), timeoutMs),
                );
      if (answers === undefined) return { outcome: 'none' };
      const { found, missing } = await answers;
      return toMatch(await ranked(found), missing);
    },
    ...aboutTables(tables, { ...options, timeoutMs: budgetMs }),
    async search(text) {
      const known = await home();
      const address = readAddress(text, known);
      const parts = searchDigits(text, known, address);
      const answers =
        address.kind === 'phone'
          ? askBoth(
              equalTo(likelySpellings(address.parsed)),
              digitsWithin([...toFind(address.parsed), ...parts]),
              columnWith(sameNumberAs(address.parsed, known), withDigits(parts)),
              nowMs() + budgetMs,
            )
          : parts.length > 0
            ? askOnce(digitsWithin(parts), columnWith(withDigits(parts)))
            : askOnce(address.kind === 'sip' ? mailAddress(address.address) : nameOrMail(text), anyRow);
      const { found, missing } = await answers;
      if (found.length === 0 && missing !== undefined) return undefined;
      return (await ranked(found)).map(({ customer }) => customer);
    },
  };
}

/** A number that cannot be read here may stand in a column as it was sent. */
function asWritten<T>(address: Address, ask: (digits: string) => T): T | undefined {
  const digits = address.kind === 'other' ? unreadDigits(address.text) : '';
  return digits === '' ? undefined : ask(digits);
}

const notDescribed: DescribeSearch = () => Promise.resolve({ ok: false, reason: '404' });

/** What is known of the tables themselves, and of a row that somebody names. */
const aboutTables = (tables: SearchTables, options: WebApiOptions): Omit<CustomerSearch, 'find' | 'search'> => ({
  nameOf: (record) => nameOf(record, tables, options),
  isCustomer: (entityName) => isUsualTable(entityName) || tables.find(entityName) !== undefined,
  waysTo: async (entityName) => usualTableOf(entityName) ?? (await tables.named(entityName)),
  prepare: () => tables.all().forEach((entry) => void tables.askable(entry)),
  withTable: async (customer) => {
    const { entityName } = customer;
    if (isUsualTable(entityName)) return customer;
    return { ...customer, tableName: (await tables.named(entityName))?.labels?.get(entityName) };
  },
});

/** The name of a row of a table that people are looked for in; `undefined` where there is none to be read. */
async function nameOf(
  { entityName, id }: RecordReference,
  tables: SearchTables,
  options: WebApiOptions,
): Promise<string | undefined> {
  const table = (await tables.named(entityName)) ?? usualTableOf(entityName);
  if (table === undefined) return undefined;
  const { setName, titleColumns, idColumn } = table;
  const path = `${setName}?$select=${titleColumns.join(',')}&$filter=${idColumn}%20eq%20${id}`;
  const answer = await webApiGet(path, options, withLabels);
  const row = answer.ok ? answer.rows[0] : undefined;
  return row && shownIn(row, titleColumns)[0];
}

/** Open cases and last calls are asked for only where there is a choice: a name does not wait for them. */
async function rankedByFacts(
  found: readonly Found[],
  tables: readonly SearchTable[],
  options: DataverseSearchOptions,
): Promise<readonly Found[]> {
  // Both questions may have found the same row.
  const each = rankCustomers(found, tables);
  if (leaders(each).length < 2) return each;
  const customers = each.map(({ customer }) => customer);
  const known = await withCustomerFacts(customers, { ...options, timeoutMs: dataverseTimings.searchFactsMs });
  return rankCustomers(
    each.map((one, index) => ({ ...one, customer: known[index] ?? one.customer })),
    tables,
  );
}

const toFind = ({ countryCallingCode, nationalNumber }: PhoneNumber): readonly string[] =>
  digitsToFind(countryCallingCode, nationalNumber);
