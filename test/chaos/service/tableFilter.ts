const clause = /^(\w+) (eq|ne|ge|gt|le|lt) (?:'((?:[^']|'')*)'|(-?[\d.]+))$/;

type Row = Readonly<Record<string, unknown>>;

/** The OData filters that the adaptor writes: comparisons joined by `and`. Anything else is an error of the test. */
export function tableFilter(filter: string): (row: Row) => boolean {
  const clauses = filter === '' ? [] : filter.split(' and ').map(readClause);
  return (row) => clauses.every((fits) => fits(row));
}

function readClause(part: string): (row: Row) => boolean {
  const [, name = '', operator, text, number] = clause.exec(part) ?? [];
  if (operator === undefined) throw new Error(`This table does not know the filter "${part}".`);
  const wanted = text === undefined ? Number(number) : text.replaceAll("''", "'");
  // The keys have a capital letter on the wire and a small one behind the SDK.
  const behindSdk = name.charAt(0).toLowerCase() + name.slice(1);
  return (row) => {
    const value = row[name] ?? row[behindSdk];
    return typeof value === typeof wanted && compare(operator, value as typeof wanted, wanted);
  };
}

function compare(operator: string, value: string | number, wanted: string | number): boolean {
  switch (operator) {
    case 'eq':
      return value === wanted;
    case 'ne':
      return value !== wanted;
    case 'lt':
      return value < wanted;
    case 'le':
      return value <= wanted;
    case 'gt':
      return value > wanted;
    default:
      return value >= wanted;
  }
}
