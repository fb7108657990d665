import { isFields } from '../../protocol/fields';
import { readSystemsDown } from '../../protocol/messages/parseCallList';
import { withTimeout } from '../browser/withTimeout';
import { connectionTimings } from './connectionTimings';

/**
 * Tells the adaptor that this connection lives: where the SignalR Service loses the word of a connection's end, the
 * adaptor still knows when nobody is there any more, and no ring is sent to nobody. Never rejects: the next one will do.
 * @returns the telephony systems of the agent that are down; `undefined` without an answer
 */
export async function sendHeartbeat(
  options: { readonly fetch: typeof fetch; readonly adaptorUrl: string },
  token: string,
  connectionId: string,
): Promise<readonly string[] | undefined> {
  const post = async (signal: AbortSignal): Promise<readonly string[] | undefined> => {
    const response = await options.fetch(`${options.adaptorUrl}/heartbeat`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ connectionId }),
      credentials: 'omit',
      signal,
    });
    const answer = (await response.json()) as unknown;
    // No word of them is none that is down; no answer is no word.
    return response.ok && isFields(answer) ? (readSystemsDown(answer.systemsDown) ?? []) : undefined;
  };
  const nothing = (): undefined => undefined;
  return withTimeout(connectionTimings.requestTimeoutMs, post, nothing).catch(nothing);
}
