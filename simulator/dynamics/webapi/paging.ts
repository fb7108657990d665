import { badRequest } from './odataError';
import type { TableRow } from './tables';

/** The value of one entry of the header `Prefer`, such as `odata.maxpagesize=25`. */
export function preferenceOf(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  name: string,
): string | undefined {
  const entries = String(headers['prefer'] ?? '').split(',');
  const entry = entries.find((one) => one.trim().startsWith(`${name}=`));
  return entry?.split('=')[1]?.trim().replace(/"/g, '');
}

export interface RowPage {
  readonly rows: readonly TableRow[];
  readonly nextLink: string | undefined;
}

/**
 * One page of the rows, and the link to the next. A cookie says where to go on, as in Dataverse: whoever reads a link
 * apart finds nothing to count with. `$top` and a page size exclude each other there: the page size is not used.
 * @throws ODataError 400 for a cookie that was never given
 */
export function pageOf(rows: readonly TableRow[], query: URLSearchParams, setUrl: string, size: number): RowPage {
  const token = query.get('$skiptoken');
  const pageNumber =
    token === null ? '1' : /^<cookie pagenumber="([1-9]\d{0,8})" istracking="False" \/>$/.exec(token)?.[1];
  if (pageNumber === undefined) throw badRequest('The $skiptoken is invalid: take the whole @odata.nextLink.');
  const start = (Number(pageNumber) - 1) * size;
  const page = rows.slice(start, start + size);
  if (start + size >= rows.length) return { rows: page, nextLink: undefined };
  const next = new URLSearchParams(query);
  next.set('$skiptoken', `<cookie pagenumber="${start / size + 2}" istracking="False" />`);
  return { rows: page, nextLink: `${setUrl}?${next.toString()}` };
}
