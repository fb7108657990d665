import { badRequest, unknownColumn } from './odataError';
import { filterColumns } from './matchesFilter';
import { parseFilter, type Filter } from './parseFilter';
import { partiesProperty, tableOfSet, type Table } from './tables';

export interface QueryOptions {
  readonly select: readonly string[] | undefined;
  readonly filter: Filter | undefined;
  readonly orderBy: readonly { readonly column: string; readonly descending: boolean }[];
  readonly top: number | undefined;
  readonly count: boolean;
  readonly expand: readonly { readonly property: string; readonly select: readonly string[] | undefined }[];
}

const known = ['$select', '$filter', '$orderby', '$top', '$count', '$expand', '$skiptoken'];

/** Reads and checks the query of one table. @throws ODataError 400 for anything that Dataverse would refuse. */
export function readQueryOptions(query: URLSearchParams, table: Table): QueryOptions {
  for (const name of query.keys()) {
    if (name.startsWith('$') && !known.includes(name))
      throw badRequest(`The query parameter '${name}' is not supported.`);
  }
  const filterText = query.get('$filter');
  const filter = filterText === null ? undefined : parseFilter(filterText);
  for (const column of filter ? filterColumns(filter) : []) assertColumn(column, table);
  const top = query.get('$top');
  if (top !== null && !/^[1-9]\d*$/.test(top)) throw badRequest(`Invalid value '${top}' for $top query option found.`);
  return {
    select: readSelect(query.get('$select'), table),
    filter,
    orderBy: (query.get('$orderby') ?? '')
      .split(',')
      .filter((part) => part.trim() !== '')
      .map((part) => {
        const [column = '', direction = 'asc'] = part.trim().split(/\s+/);
        assertColumn(column, table);
        if (direction !== 'asc' && direction !== 'desc')
          throw badRequest(`Syntax error in $orderby near '${direction}'.`);
        return { column, descending: direction === 'desc' };
      }),
    top: top === null ? undefined : Number(top),
    count: query.get('$count') === 'true',
    expand: readExpand(query.get('$expand'), table),
  };
}

function readSelect(text: string | null, table: Table): readonly string[] | undefined {
  if (text === null) return undefined;
  const columns = text.split(',').map((column) => column.trim());
  for (const column of columns) assertColumn(column, table);
  return columns;
}

function readExpand(text: string | null, table: Table): QueryOptions['expand'] {
  if (text === null || text.trim() === '') return [];
  // A comma inside the parentheses of `nav($select=a,b)` does not separate two expands.
  return text.split(/,(?![^(]*\))/).map((part) => {
    const match = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/.exec(part);
    const property = match?.[1] ?? '';
    if (property === partiesProperty && table.columns.has(property)) return { property, select: undefined };
    const expand = table.expands?.[property];
    const target = expand && tableOfSet(expand.entitySet);
    if (!target) throw unknownColumn(property, table.logicalName);
    const options = new URLSearchParams((match?.[2] ?? '').replace(/;/g, '&').replace(/\+/g, '%2B'));
    for (const name of options.keys())
      if (name !== '$select') throw badRequest(`$expand does not support '${name}' here.`);
    return { property, select: readSelect(options.get('$select'), target) };
  });
}

function assertColumn(column: string, table: Table): void {
  if (!table.columns.has(column)) throw unknownColumn(column, table.logicalName);
}
