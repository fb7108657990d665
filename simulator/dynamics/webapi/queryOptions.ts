import { filterPredicate, type RowPredicate } from './filterPredicate';
import { badRequest, notSimulated, unknownColumn } from './odataError';
import { parseFilter } from './parseFilter';
import type { Rows } from './rowStore';
import { splitOutside } from './splitOutside';
import { tableNamed, type Table } from './tables';

export interface QueryOptions {
  readonly select: readonly string[] | undefined;
  readonly filter: RowPredicate | undefined;
  readonly orderBy: readonly { readonly column: string; readonly descending: boolean }[];
  readonly top: number | undefined;
  readonly count: boolean;
  readonly expand: readonly Expand[];
}

export interface Expand {
  readonly property: string;
  readonly table: Table;
  readonly options: QueryOptions;
}

/** What may be asked of many rows, and of one. */
export const ofMany = ['$select', '$filter', '$orderby', '$top', '$count', '$expand', '$skiptoken'] as const;
export const ofOne = ['$select', '$expand'] as const;
const ofNestedMany = ['$select', '$filter', '$orderby', '$top', '$expand'] as const;

/** Dataverse has these and the simulator has not. */
const elsewhere = ['$apply', '$compute', '$format', 'savedQuery', 'userQuery', 'tag', 'partitionId', 'LabelLanguages'];
/** Expands within expands. */
const maxExpandDepth = 3;

/**
 * Reads and checks the query of one table. Nothing is passed over: an option that is not carried out is refused.
 * @throws ODataError 400 for anything that Dataverse would refuse and for what only it carries out.
 */
export function readQueryOptions(
  store: Rows,
  pairs: Iterable<readonly [string, string]>,
  table: Table,
  known: readonly string[],
  depth = 0,
): QueryOptions {
  const query = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (elsewhere.includes(name) || name.startsWith('@')) throw notSimulated(`the query option '${name}'`);
    if (!known.includes(name)) throw badRequest(`The query parameter '${name}' is not supported.`);
    if (query.has(name)) {
      throw badRequest(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
    }
    query.set(name, value);
  }
  const filter = query.get('$filter');
  const count = query.get('$count') ?? 'false';
  if (count !== 'true' && count !== 'false')
    throw badRequest(`Invalid value '${count}' for $count query option found.`);
  return {
    select: readSelect(query.get('$select'), table),
    filter: filter === undefined ? undefined : filterPredicate(store, table, parseFilter(filter)),
    orderBy: readOrder(query.get('$orderby') ?? '', table),
    top: readTop(query.get('$top')),
    count: count === 'true',
    expand: readExpand(store, query.get('$expand') ?? '', table, depth),
  };
}

function readTop(top: string | undefined): number | undefined {
  if (top !== undefined && !/^[1-9]\d{0,8}$/.test(top)) {
    throw badRequest(`Invalid value '${top}' for $top query option found.`);
  }
  return top === undefined ? undefined : Number(top);
}

function readSelect(text: string | undefined, table: Table): readonly string[] | undefined {
  return text?.split(',').map((part) => {
    const name = part.trim();
    // A lookup is selected by its own name too.
    return columnOf(table.columns.has(`_${name}_value`) ? `_${name}_value` : name, table);
  });
}

const readOrder = (text: string, table: Table): QueryOptions['orderBy'] =>
  text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [column = '', direction = 'asc', ...more] = part.trim().split(/\s+/);
      if ((direction !== 'asc' && direction !== 'desc') || more.length > 0) {
        throw badRequest(`Syntax error in $orderby near '${direction}'.`);
      }
      return { column: columnOf(column, table), descending: direction === 'desc' };
    });

function readExpand(store: Rows, text: string, table: Table, depth: number): readonly Expand[] {
  if (text.trim() === '') return [];
  if (depth >= maxExpandDepth) throw badRequest('The request includes a $expand path which is too deep.');
  return splitOutside(text, ',').map((part) => {
    const match = /^\s*(\w+)\s*(?:\(([\s\S]*)\))?\s*$/.exec(part);
    const property = match?.[1] ?? '';
    const single = table.navigations.get(property);
    const many = table.collections.get(property);
    if (!match || (!single && !many)) throw unknownColumn(property === '' ? part.trim() : property, table.logicalName);
    const target = tableNamed((single ?? many)?.table ?? '');
    store.assertReadable(target);
    const pairs = splitOutside(match[2] ?? '', ';')
      .filter((option) => option.trim() !== '')
      .map((option) => [option.split('=', 1)[0]?.trim() ?? '', option.slice(option.indexOf('=') + 1)] as const);
    const options = readQueryOptions(store, pairs, target, single ? ofOne : ofNestedMany, depth + 1);
    return { property, table: target, options };
  });
}

function columnOf(column: string, table: Table): string {
  if (!table.columns.has(column)) throw unknownColumn(column, table.logicalName);
  return column;
}
