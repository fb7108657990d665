const clause = /^(\w+) (eq|ge|gt|le|lt) (?:'((?:[^']|'')*)'|(-?[\d.]+))$/;

/** The OData filters that the adaptor writes: comparisons joined by `and`. Anything else is an error of the test. */
export function matchesTableFilter(row: Readonly<Record<string, unknown>>, filter: string): boolean {
  return filter === '' || filter.split(' and ').every((part) => matchesClause(row, part));
}

function matchesClause(row: Readonly<Record<string, unknown>>, part: string): boolean {
  const [, name = '', operator, text, number] = clause.exec(part) ?? [];
  if (operator === undefined) throw new Error(`This table does not know the filter "${part}".`);
  // The keys have a capital letter on the wire and a small one behind the SDK.
  const value = row[name] ?? row[name.charAt(0).toLowerCase() + name.slice(1)];
  const wanted = text === undefined ? Number(number) : text.replaceAll("''", "'");
  if (typeof value === 'string' && typeof wanted === 'string')
    return compare(operator, value < wanted, value === wanted);
  if (typeof value === 'number' && typeof wanted === 'number')
    return compare(operator, value < wanted, value === wanted);
  return false;
}

function compare(operator: string, less: boolean, equal: boolean): boolean {
  switch (operator) {
    case 'eq':
      return equal;
    case 'lt':
      return less;
    case 'le':
      return less || equal;
    case 'gt':
      return !less && !equal;
    default:
      return !less;
  }
}
