import { isFields, type Fields } from '../../protocol/fields';

export interface WebApiOptions {
  /** The browser's `fetch`, or a fake one. */
  readonly fetch: typeof fetch;
  /** Root of the organisation as this page reaches it, without trailing slash; empty for the page's own origin. */
  readonly organisationUrl: string;
  readonly timeoutMs: number;
}

export type WebApiAnswer =
  | { readonly ok: true; readonly rows: readonly Fields[] }
  /** An HTTP status, `network`, `timeout` or `malformed`: nothing personal. */
  | { readonly ok: false; readonly reason: string };

/**
 * Reads rows from Dataverse's Web API with the page's own sign-in (same origin). Never rejects.
 *
 * @param query table and OData options, already encoded
 */
export async function webApiGet(query: string, options: WebApiOptions): Promise<WebApiAnswer> {
  const abort = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort.abort();
  }, options.timeoutMs);
  try {
    const response = await options.fetch(`${options.organisationUrl}/api/data/v9.2/${query}`, {
      headers: { Accept: 'application/json', 'OData-Version': '4.0', 'OData-MaxVersion': '4.0' },
      credentials: 'same-origin',
      signal: abort.signal,
    });
    if (!response.ok) return { ok: false, reason: String(response.status) };
    const body: unknown = await response.json();
    return isFields(body) && Array.isArray(body.value)
      ? { ok: true, rows: body.value.filter(isFields) }
      : { ok: false, reason: 'malformed' };
  } catch {
    return { ok: false, reason: late ? 'timeout' : 'network' };
  } finally {
    clearTimeout(timer);
  }
}
