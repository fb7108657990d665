import { isFields, type Fields } from '../../protocol/fields';
import { webApiRoot, webApiSend, type WebApiOptions } from './webApiSend';

export type WebApiAnswer =
  /** `next`: the query of the next page, where the server has one. */
  | { readonly ok: true; readonly rows: readonly Fields[]; readonly next?: string }
  /** An HTTP status, `network`, `timeout` or `malformed`: nothing personal. */
  | { readonly ok: false; readonly reason: string };

/**
 * Reads rows from Dataverse's Web API with the page's own sign-in (same origin). Never rejects.
 *
 * @param query table and OData options, already encoded
 * @param prefer what the answer should be like, as the header `Prefer`
 */
export async function webApiGet(query: string, options: WebApiOptions, prefer?: string): Promise<WebApiAnswer> {
  const headers = prefer === undefined ? {} : { Prefer: prefer };
  const reply = await webApiSend({ method: 'GET', path: query, headers }, options);
  if (!reply.answered) return { ok: false, reason: reply.reason };
  const { status, body } = reply;
  if (status < 200 || status > 299) return { ok: false, reason: String(status) };
  if (!isFields(body) || !Array.isArray(body.value)) return { ok: false, reason: 'malformed' };
  const next = nextQuery(body['@odata.nextLink']);
  return { ok: true, rows: body.value.filter(isFields), ...(next === undefined ? {} : { next }) };
}

/** Of a link only what follows the root is taken: the next page is asked where this one was. */
function nextQuery(link: unknown): string | undefined {
  const at = typeof link === 'string' ? link.indexOf(webApiRoot) : -1;
  return typeof link === 'string' && at >= 0 ? link.slice(at + webApiRoot.length) : undefined;
}
