import type { Customer } from '../core/customer/customerMatch';
import { isUsualTable } from '../core/settings/softphoneSettings';
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
  const { entityName, tableName, column, detail, openCases, lastCallAtMs, inactive } = customer;
  return [
    isUsualTable(entityName) ? texts(`Table_${entityName}`) : aside(tableName ?? entityName),
    ...(column === undefined ? [] : [columnWords(customer, column, texts)]),
    ...(detail === undefined ? [] : [aside(detail)]),
    ...(openCases === undefined ? [] : [fill(texts('Customer_OpenCases'), { count: String(openCases) })]),
    ...(lastCallAtMs === undefined
      ? []
      : [fill(texts('Customer_LastCall'), { date: writtenDate(lastCallAtMs, { dateStyle: 'short' }) })]),
    ...(inactive === true ? [texts('Customer_Inactive')] : []),
  ];
}

function columnWords({ entityName, columnName }: Customer, column: string, texts: Texts): string {
  const key = columnKeys.get(column) ?? columnKeys.get(`${entityName} ${column}`);
  if (key !== undefined && isUsualTable(entityName)) return texts(key);
  return columnName === undefined ? fill(texts('Column_Other'), { column }) : aside(columnName);
}

/** Strange words that run from the right must not turn round those beside them, nor be turned. */
const aside = (text: string): string => (fromTheRight.test(text) ? `\u2068${text}\u2069` : text);
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
