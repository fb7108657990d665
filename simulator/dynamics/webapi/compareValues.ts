import type { ColumnRule } from './organisation/columnRule';
import type { Comparison } from './parseFilter';

/** A value made comparable: text and ids without regard to case, as the collation of Dataverse has it; times as numbers. */
export function comparable(kind: ColumnRule['kind'], value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (kind === 'time') return Date.parse(String(value));
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.toLowerCase() : null;
}

/** An empty column is unequal to every value, as in FetchXML, and neither before nor after one. */
export function compares(
  left: ReturnType<typeof comparable>,
  operator: Comparison,
  right: ReturnType<typeof comparable>,
): boolean {
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (left === null || right === null) return false;
  if (operator === 'gt') return left > right;
  if (operator === 'ge') return left >= right;
  return operator === 'lt' ? left < right : left <= right;
}

/** Order of two rows' values: what is empty comes first. */
export function orderOf(kind: ColumnRule['kind'], a: unknown, b: unknown): number {
  const [left, right] = [comparable(kind, a), comparable(kind, b)];
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  if (typeof left === 'string' && typeof right === 'string') return left.localeCompare(right, 'en', { numeric: true });
  return left < right ? -1 : 1;
}
