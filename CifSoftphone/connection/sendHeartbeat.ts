import { withTimeout } from '../browser/withTimeout';
import { connectionTimings } from './connectionTimings';

/**
 * Tells the adaptor that this connection lives: where the SignalR Service loses the word of a connection's end, the
 * adaptor still knows when nobody is there any more, and no ring is sent to nobody. Never rejects: the next one will do.
 */
export async function sendHeartbeat(
  options: { readonly fetch: typeof fetch; readonly adaptorUrl: string },
  token: string,
  connectionId: string,
): Promise<void> {
  const post = (signal: AbortSignal): Promise<unknown> =>
    options.fetch(`${options.adaptorUrl}/heartbeat`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ connectionId }),
      credentials: 'omit',
      signal,
    });
  await withTimeout(connectionTimings.requestTimeoutMs, post, () => undefined).catch(() => undefined);
}
