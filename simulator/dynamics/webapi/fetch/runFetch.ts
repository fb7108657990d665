import { comparable, orderOf } from '../compareValues';
import type { Rows } from '../rowStore';
import type { TableRow } from '../tables';
import { operators } from './fetchOperators';
import type { FetchEntity, FetchFilter, FetchLink, FetchQuery } from './fetchQuery';

/** One row of the join: the row of each entity by its alias; an outer join leaves some out. */
export type JoinedRow = ReadonlyMap<string, TableRow>;

/** Joins, filters and orders. The rows are not yet cut to a page. */
export function runFetch(store: Rows, { entity, aggregate }: FetchQuery, userId: string): readonly JoinedRow[] {
  const start = store.all(entity.table).map((row): JoinedRow => new Map([['', row]]));
  const joined = entity.links.reduce<readonly JoinedRow[]>((rows, link) => join(store, rows, '', link, userId), start);
  const hits = joined.filter((row) => entity.filters.every((filter) => matches(row, filter, userId)));
  return aggregate ? hits : [...hits].sort((a, b) => compareBy(entity, a, b));
}

function join(
  store: Rows,
  rows: readonly JoinedRow[],
  parent: string,
  link: FetchLink,
  userId: string,
): readonly JoinedRow[] {
  const targets = store.all(link.table);
  return rows.flatMap((row) => {
    const key = comparable(link.to.rule.kind, row.get(parent)?.[link.to.name]);
    const pairs = targets
      .filter((target) => key !== null && comparable(link.from.rule.kind, target[link.from.name]) === key)
      .map((target): JoinedRow => new Map([...row, [link.alias, target]]));
    const deeper = link.links.reduce<readonly JoinedRow[]>(
      (found, next) => join(store, found, link.alias, next, userId),
      pairs,
    );
    const kept = deeper.filter((pair) => link.filters.every((filter) => matches(pair, filter, userId)));
    return kept.length === 0 && link.outer ? [row] : kept;
  });
}

function matches(row: JoinedRow, filter: FetchFilter, userId: string): boolean {
  if (filter.kind === 'condition') {
    const { alias, column, operator, values } = filter;
    return operators.get(operator)?.make(column.rule, values, userId)(row.get(alias)?.[column.name] ?? null) === true;
  }
  // An empty filter asks for nothing.
  if (filter.of.length === 0) return true;
  return filter.kind === 'and'
    ? filter.of.every((part) => matches(row, part, userId))
    : filter.of.some((part) => matches(row, part, userId));
}

function compareBy(entity: FetchEntity, a: JoinedRow, b: JoinedRow): number {
  for (const { column, descending } of entity.orders) {
    if (column === undefined) continue;
    const of = (row: JoinedRow): unknown => row.get(entity.alias)?.[column.name];
    const order = orderOf(column.rule.kind, of(a), of(b));
    if (order !== 0) return descending ? -order : order;
  }
  for (const link of entity.links) {
    const order = compareBy(link, a, b);
    if (order !== 0) return order;
  }
  return 0;
}
