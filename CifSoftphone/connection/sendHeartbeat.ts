import { connectionTimings } from './connectionTimings';

/**
 * Tells the adaptor that this connection lives: where the SignalR Service loses the word of a connection's end, the
 * adaptor still knows when nobody is there any more, and no ring is sent to nobody. Never rejects.
 */
export async function sendHeartbeat(
  options: { readonly fetch: typeof fetch; readonly adaptorUrl: string },
  token: string,
  connectionId: string,
): Promise<void> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), connectionTimings.requestTimeoutMs);
  try {
    await options.fetch(`${options.adaptorUrl}/heartbeat`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ connectionId }),
      credentials: 'omit',
      signal: abort.signal,
    });
  } catch {
    // The next one will do.
  } finally {
    clearTimeout(timer);
  }
}
