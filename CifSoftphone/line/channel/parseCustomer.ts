import { isFields, type Fields } from '../../../protocol/fields';
import type { AgentSearch } from '../../core/calls/call';
import type { Customer, CustomerMatch } from '../../core/customer/customerMatch';
import { optionalNumber, optionalText } from './optional';
import { searchTablePattern } from '../../core/settings/softphoneSettings';

/** Reads a customer of another frame's message; `undefined` when it is none of ours. */
export function parseCustomer(value: unknown): Customer | undefined {
  if (!isFields(value) || typeof value.id !== 'string' || typeof value.name !== 'string') return undefined;
  const { entityName, id, name, tableName, detail, column, columnName, storedNumber, openCases, lastCallAtMs } = value;
  if (typeof entityName !== 'string' || !searchTablePattern.test(entityName)) return undefined;
  return {
    entityName,
    id,
    name,
    tableName: optionalText(tableName),
    detail: optionalText(detail),
    column: optionalText(column),
    columnName: optionalText(columnName),
    storedNumber: optionalText(storedNumber),
    inactive: value.inactive === true || undefined,
    openCases: optionalNumber(openCases),
    lastCallAtMs: optionalNumber(lastCallAtMs),
  };
}

export function parseMatch(value: unknown): CustomerMatch | undefined {
  if (!isFields(value)) return undefined;
  switch (value.outcome) {
    case 'one': {
      const customer = parseCustomer(value.customer);
      return customer === undefined ? undefined : { outcome: 'one', customer, ...parseChoice(value) };
    }
    case 'several':
      return { outcome: 'several', customers: parseCustomers(value.customers) };
    case 'none':
      return { outcome: 'none', ...parseChoice(value) };
    case 'unknown':
      return { outcome: 'unknown', ...(value.late === true ? { late: true } : {}) };
    default:
      return undefined;
  }
}

function parseChoice({ chosen, others }: Fields): { chosen?: true; others?: readonly Customer[] } {
  const parsed = parseCustomers(others);
  return { ...(chosen === true ? { chosen: true } : {}), ...(parsed.length === 0 ? {} : { others: parsed }) };
}

export function parseAgentSearch(value: unknown): AgentSearch | undefined {
  if (!isFields(value) || typeof value.text !== 'string') return undefined;
  const { text, answer } = value;
  if (!isFields(answer)) return { text, answer: undefined };
  return { text, answer: { found: Array.isArray(answer.found) ? parseCustomers(answer.found) : undefined } };
}

const parseCustomers = (value: unknown): readonly Customer[] =>
  (Array.isArray(value) ? value : []).map(parseCustomer).filter((one) => one !== undefined);
