import { edmTypes } from './checkValue';
import { columnPath } from './columnPath';
import { comparable, compares } from './compareValues';
import type { Literal } from './filterTokens';
import { likePattern } from './likePattern';
import { badRequest, unknownColumn } from './odataError';
import type { ColumnRule } from './organisation/columnRule';
import type { Filter } from './parseFilter';
import { rowsBehind } from './rowsBehind';
import type { Rows } from './rowStore';
import { tableNamed, type Table, type TableRow } from './tables';

export type RowPredicate = (row: TableRow) => boolean;

/**
 * Makes a question of a filter. Names and types are checked now, whether a row is there or not.
 * `variable` is the name that a lambda gives to its row: every path in it starts with it.
 * @throws ODataError 400
 */
export function filterPredicate(store: Rows, table: Table, filter: Filter, variable?: string): RowPredicate {
  const pathOf = (path: string) => columnPath(store, table, withinLambda(path, variable));
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const parts = filter.of.map((part) => filterPredicate(store, table, part, variable));
      return filter.kind === 'and' ? (row) => parts.every((is) => is(row)) : (row) => parts.some((is) => is(row));
    }
    case 'not': {
      const inner = filterPredicate(store, table, filter.inner, variable);
      return (row) => !inner(row);
    }
    case 'text': {
      const { rule, valueOf } = pathOf(filter.path);
      if (rule.kind !== 'text') {
        throw badRequest(
          `No function signature for the function with name '${filter.function}' matches ${filter.path}.`,
        );
      }
      const before = filter.function === 'startswith' ? '' : '%';
      const after = filter.function === 'endswith' ? '' : '%';
      const pattern = likePattern(before + filter.value + after);
      return (row) => {
        const value = valueOf(row);
        return typeof value === 'string' && pattern.test(value);
      };
    }
    case 'any':
    case 'all':
      return lambdaPredicate(store, table, filter, withinLambda(filter.path, variable));
    case 'compare': {
      const { rule, valueOf } = pathOf(filter.path);
      assertTypes(rule, filter.value);
      const right = comparable(rule.kind, filter.value.value);
      return (row) => compares(comparable(rule.kind, valueOf(row)), filter.operator, right);
    }
  }
}

function lambdaPredicate(
  store: Rows,
  table: Table,
  filter: Extract<Filter, { kind: 'any' | 'all' }>,
  property: string,
): RowPredicate {
  const collection = table.collections.get(property);
  if (collection === undefined) throw unknownColumn(property, table.logicalName);
  const { inner } = filter;
  const target = tableNamed(collection.table);
  const is: RowPredicate = inner === undefined ? () => true : filterPredicate(store, target, inner, filter.variable);
  return filter.kind === 'any'
    ? (row) => rowsBehind(store, table, row, property).some(is)
    : (row) => rowsBehind(store, table, row, property).every(is);
}

function withinLambda(path: string, variable: string | undefined): string {
  if (variable === undefined) return path;
  if (path.startsWith(`${variable}/`)) return path.slice(variable.length + 1);
  throw badRequest(`Within any or all a path starts with '${variable}/': '${path}' does not.`);
}

const literalTypes: Readonly<Record<Exclude<Literal['type'], 'null'>, string>> = {
  text: 'Edm.String',
  guid: 'Edm.Guid',
  time: 'Edm.DateTimeOffset',
  number: 'Edm.Int32',
  boolean: 'Edm.Boolean',
};

function assertTypes(rule: ColumnRule, value: Literal): void {
  if (value.type === 'null') return;
  const [left, right] = [edmTypes[rule.kind], literalTypes[value.type]];
  if (left === right) return;
  throw badRequest(
    `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}'.`,
  );
}
