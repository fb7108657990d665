import { comparable, compares } from '../compareValues';
import { likePattern } from '../likePattern';
import { badRequest } from '../odataError';
import type { ColumnRule } from '../organisation/columnRule';
import type { Comparison } from '../parseFilter';

type Test = (actual: unknown) => boolean;

export interface FetchOperator {
  readonly least: number;
  readonly most: number;
  /** @throws ODataError 400 for values that the column cannot have */
  readonly make: (rule: ColumnRule, values: readonly string[], userId: string) => Test;
}

const operator = (least: number, most: number, make: FetchOperator['make']): FetchOperator => ({ least, most, make });

const comparison = (how: Comparison): FetchOperator =>
  operator(1, 1, (rule, [value = '']) => {
    const wanted = valueOf(rule, value);
    return (actual) => compares(comparable(rule.kind, actual), how, wanted);
  });

const pattern = (toPattern: (value: string) => string, negated = false): FetchOperator =>
  operator(1, 1, (rule, [value = '']) => {
    if (rule.kind !== 'text') throw badRequest('Operators of text go with text columns only.');
    const like = likePattern(toPattern(value));
    return (actual) => (typeof actual === 'string' && like.test(actual)) !== negated;
  });

const oneOf = (negated: boolean): FetchOperator =>
  operator(1, Infinity, (rule, values) => {
    const wanted = values.map((value) => valueOf(rule, value));
    return (actual) => wanted.includes(comparable(rule.kind, actual)) !== negated;
  });

const between = (negated: boolean): FetchOperator =>
  operator(2, 2, (rule, [low = '', high = '']) => {
    const [from, to] = [valueOf(rule, low), valueOf(rule, high)];
    return (value) => {
      const actual = comparable(rule.kind, value);
      if (actual === null) return false;
      return (compares(actual, 'ge', from) && compares(actual, 'le', to)) !== negated;
    };
  });

const isEmpty = (negated: boolean): FetchOperator =>
  operator(0, 0, () => (actual) => ((actual ?? null) === null) !== negated);

const isCaller = (negated: boolean): FetchOperator =>
  operator(0, 0, (_rule, _values, userId) => (actual) => (actual === userId) !== negated);

const dayMs = 24 * 60 * 60 * 1000;
/** Within the days of this organisation (UTC): today, and so many before it. */
const withinDays = (before: number): FetchOperator =>
  operator(0, 0, ({ kind }) => {
    if (kind !== 'time') throw badRequest('Operators of days go with times only.');
    const midnightMs = Math.floor(Date.now() / dayMs) * dayMs;
    return (actual) => {
      const timeMs = typeof actual === 'string' ? Date.parse(actual) : NaN;
      return timeMs >= midnightMs - before * dayMs && timeMs < midnightMs + dayMs;
    };
  });

/** Source: learn.microsoft.com, "FetchXml reference: operators"; those that are not here are refused. */
export const operators: ReadonlyMap<string, FetchOperator> = new Map([
  ...(['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const).map((how) => [how, comparison(how)] as const),
  ['neq', comparison('ne')],
  ['like', pattern((value) => value)],
  ['not-like', pattern((value) => value, true)],
  ['begins-with', pattern((value) => `${value}%`)],
  ['not-begin-with', pattern((value) => `${value}%`, true)],
  ['ends-with', pattern((value) => `%${value}`)],
  ['not-end-with', pattern((value) => `%${value}`, true)],
  ['in', oneOf(false)],
  ['not-in', oneOf(true)],
  ['between', between(false)],
  ['not-between', between(true)],
  ['null', isEmpty(false)],
  ['not-null', isEmpty(true)],
  ['today', withinDays(0)],
  ['last-seven-days', withinDays(6)],
  ['eq-userid', isCaller(false)],
  ['ne-userid', isCaller(true)],
]);

/** A value of the XML as its column has it. */
function valueOf(rule: ColumnRule, value: string): ReturnType<typeof comparable> {
  switch (rule.kind) {
    case 'text':
      return comparable('text', value);
    case 'id':
    case 'lookup': {
      const key = value.replace(/^\{|\}$/g, '').toLowerCase();
      if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) return key;
      break;
    }
    case 'boolean':
      if (['1', 'true'].includes(value.toLowerCase())) return true;
      if (['0', 'false'].includes(value.toLowerCase())) return false;
      break;
    case 'time': {
      const timeMs = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : NaN;
      if (!Number.isNaN(timeMs)) return timeMs;
      break;
    }
    default:
      if (/^-?\d{1,15}$/.test(value)) return Number(value);
  }
  throw badRequest(`The value '${value.slice(0, 100)}' of a condition does not have the type of its column.`);
}
