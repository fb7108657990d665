import { isFields, type Fields } from '../../protocol/fields';

export interface WebApiOptions {
  /** The browser's `fetch`, or a fake one. */
  readonly fetch: typeof fetch;
  /** Root of the organisation as this page reaches it, without trailing slash; empty for the page's own origin. */
  readonly organisationUrl: string;
  readonly timeoutMs: number;
}

export type WebApiAnswer =
  /** `next`: the query of the next page, where the server has one. */
  | { readonly ok: true; readonly rows: readonly Fields[]; readonly next?: string }
  /** An HTTP status, `network`, `timeout` or `malformed`: nothing personal. */
  | { readonly ok: false; readonly reason: string };

const webApiRoot = '/api/data/v9.2/';

/**
 * Reads rows from Dataverse's Web API with the page's own sign-in (same origin). Never rejects.
 *
 * @param query table and OData options, already encoded
 * @param prefer what the answer should be like, as the header `Prefer`
 */
export async function webApiGet(query: string, options: WebApiOptions, prefer?: string): Promise<WebApiAnswer> {
  const abort = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort.abort();
  }, options.timeoutMs);
  try {
    const response = await options.fetch(`${options.organisationUrl}${webApiRoot}${query}`, {
      headers: {
        Accept: 'application/json',
        'OData-Version': '4.0',
        'OData-MaxVersion': '4.0',
        ...(prefer === undefined ? {} : { Prefer: prefer }),
      },
      credentials: 'same-origin',
      signal: abort.signal,
    });
    if (!response.ok) return { ok: false, reason: String(response.status) };
    const body: unknown = await response.json();
    if (!isFields(body) || !Array.isArray(body.value)) return { ok: false, reason: 'malformed' };
    const next = nextQuery(body['@odata.nextLink']);
    return { ok: true, rows: body.value.filter(isFields), ...(next === undefined ? {} : { next }) };
  } catch {
    return { ok: false, reason: late ? 'timeout' : 'network' };
  } finally {
    clearTimeout(timer);
  }
}

/** Of a link only what follows the root is taken: the next page is asked where this one was. */
function nextQuery(link: unknown): string | undefined {
  const at = typeof link === 'string' ? link.indexOf(webApiRoot) : -1;
  return typeof link === 'string' && at >= 0 ? link.slice(at + webApiRoot.length) : undefined;
}
