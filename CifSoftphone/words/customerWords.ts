import type { Customer } from '../core/customer/customerMatch';
import type { StringKey } from './stringKeys';
import { writtenDate } from './writtenDate';
import { fill, type Texts } from './texts';

const columnKeys: ReadonlyMap<string, StringKey> = new Map([
  ['telephone1', 'Column_Business'],
  ['mobilephone', 'Column_Mobile'],
  ['contact telephone2', 'Column_Home'],
  ['lead telephone2', 'Column_Home'],
]);

/** What speaks for a customer, in the order of its weight: what it is, which column holds the number, what is going on. */
export function customerWords(customer: Customer, texts: Texts): readonly string[] {
  const { entityName, column, detail, openCases, lastCallAtMs, inactive } = customer;
  return [
    texts(`Table_${entityName}`),
    ...(column === undefined ? [] : [columnWords(entityName, column, texts)]),
    ...(detail === undefined ? [] : [detail]),
    ...(openCases === undefined ? [] : [fill(texts('Customer_OpenCases'), { count: String(openCases) })]),
    ...(lastCallAtMs === undefined
      ? []
      : [fill(texts('Customer_LastCall'), { date: writtenDate(lastCallAtMs, { dateStyle: 'short' }) })]),
    ...(inactive === true ? [texts('Customer_Inactive')] : []),
  ];
}

function columnWords(entityName: string, column: string, texts: Texts): string {
  const key = columnKeys.get(column) ?? columnKeys.get(`${entityName} ${column}`);
  return key === undefined ? fill(texts('Column_Other'), { column }) : texts(key);
}
