import { ownField, shortLine, type Fields } from '../../protocol/fields';
import { maxDisplayNameLength, maxNumberLength } from '../../protocol/limits';
import type { CustomerNumber, CustomerNumbers } from '../core/customer/customerNumbers';
import type { CustomerTable, DescribeSearch } from '../core/customer/customerTables';
import { shownIn, withLabels } from './askTables';
import { nameOrMail } from './customerQuestions';
import { SearchTables } from './searchTables';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

/** A longer list is no help to somebody who is on the phone. */
const mostNumbers = 8;
const mostRows = 5;

/** Asks the tables in which callers are looked for, all at once; rows that are not in use have no numbers to call. */
export const dataverseCustomerNumbers =
  (describe: DescribeSearch, options: WebApiOptions): CustomerNumbers =>
  async (text, search) => {
    const tables = new SearchTables(() => search, describe);
    const ask = nameOrMail(text);
    const found = await Promise.all(
      search.map(async (entry) => {
        const askable = await tables.askable(entry);
        return askable.ok ? numbersIn(askable.table, ask(askable.table), options) : [];
      }),
    );
    return found.flat().slice(0, mostNumbers);
  };

async function numbersIn(
  table: CustomerTable,
  filter: string | undefined,
  options: WebApiOptions,
): Promise<readonly CustomerNumber[]> {
  const { setName, titleColumns, detailColumns, numberColumns, stateColumn } = table;
  if (filter === undefined || numberColumns.length === 0) return [];
  const inUse = stateColumn === undefined ? filter : `(${filter}) and ${stateColumn} eq 0`;
  const select = [...new Set([...titleColumns, ...detailColumns, ...numberColumns])].join(',');
  const query = `${setName}?$select=${select}&$top=${mostRows}&$filter=${encodeURIComponent(inUse)}`;
  const answer = await webApiGet(query, options, withLabels);
  return answer.ok ? answer.rows.flatMap((row) => numbersOf(row, table)) : [];
}

function numbersOf(row: Fields, table: CustomerTable): readonly CustomerNumber[] {
  const { titleColumns, detailColumns, numberColumns, labels } = table;
  const [name] = shownIn(row, titleColumns);
  const seen = new Set<string>();
  return numberColumns.flatMap((column) => {
    const number = shortLine(ownField(row, column), maxNumberLength);
    if (number === undefined || seen.has(number)) return [];
    seen.add(number);
    const about = shortLine(
      [labels?.get(column) ?? [], shownIn(row, detailColumns)].flat().join(' · '),
      maxDisplayNameLength,
    );
    return [{ name: name ?? number, number, ...(about === undefined ? {} : { about }) }];
  });
}
