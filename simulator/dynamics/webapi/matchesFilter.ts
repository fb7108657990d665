import { likePattern } from './likePattern';
import type { Comparison, Filter, FilterValue } from './parseFilter';
import type { TableRow } from './tables';

/** True when the row satisfies the filter; text is compared without regard to case, as Dataverse's collation does. */
export function matchesFilter(row: TableRow, filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
      return matchesFilter(row, filter.left) && matchesFilter(row, filter.right);
    case 'or':
      return matchesFilter(row, filter.left) || matchesFilter(row, filter.right);
    case 'not':
      return !matchesFilter(row, filter.inner);
    case 'text': {
      const value = row[filter.column];
      const before = filter.function === 'startswith' ? '' : '%';
      const after = filter.function === 'endswith' ? '' : '%';
      return typeof value === 'string' && likePattern(before + filter.value + after).test(value);
    }
    case 'compare':
      return compares(row[filter.column] ?? null, filter.operator, filter.value);
  }
}

function compares(actual: unknown, operator: Comparison, wanted: FilterValue): boolean {
  const left = typeof actual === 'string' ? actual.toLowerCase() : actual;
  const right = typeof wanted === 'string' ? wanted.toLowerCase() : wanted;
  if (operator === 'eq') return left === right;
  // An empty column is unequal to every value, as in FetchXML.
  if (operator === 'ne') return left !== right;
  if (left === null || right === null || typeof left !== typeof right) return false;
  if (
    (typeof left !== 'string' && typeof left !== 'number') ||
    (typeof right !== 'string' && typeof right !== 'number')
  ) {
    return false;
  }
  if (operator === 'gt') return left > right;
  if (operator === 'ge') return left >= right;
  return operator === 'lt' ? left < right : left <= right;
}

/** All columns that a filter names, so that an unknown one can be refused. */
export function filterColumns(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return [...filterColumns(filter.left), ...filterColumns(filter.right)];
    case 'not':
      return filterColumns(filter.inner);
    default:
      return [filter.column];
  }
}
