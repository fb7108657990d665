import { usualTableOf } from '../core/customer/customerTables';
import type { SearchedTable, TablesReader } from '../core/customer/searchedTable';
import type { SearchTable } from '../core/settings/softphoneSettings';
import { describeTables, toCustomerTable, type TableFacts, type TablesDescribed } from './describeTables';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

/** What an agent can be told of the tables in which callers are looked for; described once while makers change nothing. */
export function searchedTables(options: WebApiOptions): TablesReader {
  let known: { readonly of: string; readonly answer: Promise<TablesDescribed> } | undefined;

  function described(entries: readonly SearchTable[]): Promise<TablesDescribed> {
    const of = JSON.stringify(entries);
    if (known?.of === of) return known.answer;
    const asked = { of, answer: describeTables(entries, options) };
    known = asked;
    void asked.answer.then(({ ok }) => {
      if (!ok && known === asked) known = undefined;
    });
    return asked.answer;
  }

  async function describe(search: readonly SearchTable[]): Promise<readonly SearchedTable[]> {
    const entries = search.map(withColumns);
    const answer = await described(entries);
    return entries.map((entry) => toSearched(entry, answer.ok ? answer.tables.get(entry.table) : 'unread'));
  }

  /** One row is enough to see whether this agent may read any. */
  async function triedOut(one: SearchedTable): Promise<SearchedTable> {
    if (one.closed !== undefined) return one;
    const answer = await webApiGet(`${one.setName}?$select=${one.idColumn}&$top=1`, options);
    if (answer.ok) return one;
    const closed = answer.reason === '403' ? 'forbidden' : answer.reason === '404' ? 'missing' : 'unread';
    return { ...one, closed };
  }

  return { describe, tryOut: async (search) => Promise.all((await describe(search)).map(triedOut)) };
}

const withColumns = (entry: SearchTable): SearchTable =>
  entry.columns.length > 0 ? entry : { ...entry, columns: usualTableOf(entry.table)?.numberColumns ?? [] };

function toSearched(entry: SearchTable, facts: TableFacts | 'unread' | undefined): SearchedTable {
  const { table, columns } = entry;
  const isDescribed = typeof facts === 'object';
  const { setName = '', idColumn = '' } = (isDescribed ? facts : usualTableOf(table)) ?? {};
  const usable = isDescribed ? toCustomerTable(entry, facts).numberColumns : columns;
  return {
    table,
    setName,
    idColumn,
    columns: usable.map((name) => (isDescribed ? facts.columns.get(name)?.label : undefined) ?? name),
    unusable: columns.filter((name) => !usable.includes(name)),
    isUnlinkable: isDescribed && facts.regarding === undefined && facts.party === undefined,
    ...(isDescribed ? { label: facts.label, nameColumn: facts.nameColumn } : {}),
    ...(facts === undefined ? { closed: 'missing' } : {}),
    ...(facts === 'unread' && setName === '' ? { closed: 'unread' } : {}),
  };
}
