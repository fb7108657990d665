import type { Fields } from '../../protocol/fields';
import type { Customer } from '../core/customer/customerMatch';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

/** Of so many the facts are asked: an agent reads no longer list while the telephone rings. */
const maxAsked = 10;
const maxRows = 200;

/**
 * Adds what helps an agent to choose: open cases, and when the last phone call ended. What cannot be asked (no cases
 * in this organisation, no right to read them, no time) is left out: it is a help, not the answer.
 */
export async function withCustomerFacts(
  customers: readonly Customer[],
  options: WebApiOptions,
): Promise<readonly Customer[]> {
  const ids = customers.slice(0, maxAsked).map(({ id }) => id);
  const about = (column: string): string => `(${ids.map((id) => `${column} eq ${id}`).join(' or ')})`;
  const ask = (query: string, filter: string) =>
    webApiGet(`${query}&$top=${maxRows}&$filter=${encodeURIComponent(filter)}`, options);
  const [cases, calls] = await Promise.all([
    ask('incidents?$select=_customerid_value', `statecode eq 0 and ${about('_customerid_value')}`),
    ask(
      'phonecalls?$select=_regardingobjectid_value,actualend&$orderby=actualend%20desc',
      `actualend ne null and ${about('_regardingobjectid_value')}`,
    ),
  ]);
  return customers.map((customer) => {
    const { id } = customer;
    const isAsked = ids.includes(id);
    const openCases = cases.ok ? cases.rows.filter((row) => row._customerid_value === id).length : 0;
    const lastCallAtMs = calls.ok ? endOf(calls.rows.find((row) => row._regardingobjectid_value === id)) : undefined;
    return {
      ...customer,
      ...(isAsked && openCases > 0 ? { openCases } : {}),
      ...(lastCallAtMs === undefined ? {} : { lastCallAtMs }),
    };
  });
}

function endOf(row: Fields | undefined): number | undefined {
  const endedAtMs = typeof row?.actualend === 'string' ? Date.parse(row.actualend) : NaN;
  return Number.isFinite(endedAtMs) ? endedAtMs : undefined;
}
