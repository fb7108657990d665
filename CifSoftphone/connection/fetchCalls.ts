import type { CallList } from '../../protocol/messages/callSnapshot';
import { parseCallList } from '../../protocol/messages/parseCallList';
import { withTimeout } from '../browser/withTimeout';
import { connectionTimings } from './connectionTimings';
import { retryAfterMs } from './retryAfter';

export type CallsResult =
  | ({ readonly ok: true } & CallList)
  /** An HTTP status, `network` or `malformed`. */
  | { readonly ok: false; readonly reason: string; readonly retryAfterMs?: number };

/** Gets the agent's open calls, and those that are not logged yet, from the adaptor. Never rejects. */
export async function fetchCalls(
  options: { readonly fetch: typeof fetch; readonly adaptorUrl: string },
  token: string,
): Promise<CallsResult> {
  const unanswered = (): CallsResult => ({ ok: false, reason: 'network' });
  const ask = async (signal: AbortSignal): Promise<CallsResult> => {
    const response = await options.fetch(`${options.adaptorUrl}/calls`, {
      headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
      credentials: 'omit',
      cache: 'no-store',
      signal,
    });
    if (!response.ok) {
      const waitMs = retryAfterMs(response.headers);
      return { ok: false, reason: String(response.status), ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) };
    }
    const list = parseCallList((await response.json()) as unknown);
    return list.ok ? { ok: true, ...list.value } : { ok: false, reason: 'malformed' };
  };
  return withTimeout(connectionTimings.requestTimeoutMs, ask, unanswered).catch(unanswered);
}
