import { comparable, orderOf } from '../compareValues';
import type { TableRow } from '../tables';
import type { FetchAttribute, FetchEntity } from './fetchQuery';
import type { JoinedRow } from './runFetch';

interface Placed {
  readonly alias: string;
  readonly attribute: FetchAttribute;
}

/** Groups and counts; without a group there is always one row, as in SQL. */
export function aggregateRows(entity: FetchEntity, rows: readonly JoinedRow[]): readonly TableRow[] {
  const placed = attributesOf(entity);
  const groupedBy = placed.filter(({ attribute }) => attribute.groupBy);
  const groups = new Map<string, readonly JoinedRow[]>(groupedBy.length === 0 ? [['[]', []]] : []);
  for (const row of rows) {
    const key = JSON.stringify(
      groupedBy.map((by) => comparable(by.attribute.byDay ? 'integer' : by.attribute.rule.kind, valueIn(row, by))),
    );
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const answered = [...groups.values()].map((group) =>
    Object.fromEntries(
      placed.map((one) => [
        one.attribute.shownAs,
        one.attribute.groupBy ? group[0] && valueIn(group[0], one) : aggregateOf(one, group),
      ]),
    ),
  );
  return answered.sort((a, b) => compareBy(entity, a, b));
}

function valueIn(row: JoinedRow, { alias, attribute }: Placed): unknown {
  const value = row.get(alias)?.[attribute.name] ?? null;
  return attribute.byDay && value !== null ? new Date(String(value)).getUTCDate() : value;
}

const attributesOf = (entity: FetchEntity): readonly Placed[] => [
  ...entity.attributes.map((attribute) => ({ alias: entity.alias, attribute })),
  ...entity.links.flatMap(attributesOf),
];

function aggregateOf(one: Placed, group: readonly JoinedRow[]): unknown {
  const { aggregate, distinct, rule } = one.attribute;
  if (aggregate === 'count') return group.length;
  const all = group.map((row) => valueIn(row, one)).filter((value) => value !== null);
  const values = distinct ? [...new Map(all.map((value) => [comparable(rule.kind, value), value])).values()] : all;
  if (aggregate === 'countcolumn') return values.length;
  if (values.length === 0) return null;
  const sum = values.reduce<number>((total, value) => total + Number(value), 0);
  if (aggregate === 'sum') return sum;
  if (aggregate === 'avg') return sum / values.length;
  const ordered = [...values].sort((a, b) => orderOf(rule.kind, a, b));
  return aggregate === 'min' ? ordered[0] : ordered.at(-1);
}

function compareBy(entity: FetchEntity, a: TableRow, b: TableRow): number {
  for (const { alias, descending } of [...entity.orders, ...entity.links.flatMap(({ orders }) => orders)]) {
    const [left, right] = [a[alias ?? ''], b[alias ?? '']];
    const order = orderOf(typeof left === 'number' ? 'integer' : 'text', left, right);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}
