import type { Clock } from '../../setup/engine/ports';
import { createCall, type Call } from '../../setup/http/call';

// Its own file: the pages' tests put another `fetch` behind it.

/**
 * The calls of the set-up, as a page of the organisation makes them: Dynamics' own session is the proof, and no token
 * of ours goes there. An admin who waits before a page hears of a refusal at once.
 */
export function cookieCall(ports: { readonly fetch: typeof fetch; readonly clock: Clock }): Call {
  const call = createCall({ ...ports, token: () => Promise.resolve(''), impatient: true });
  return (ask) => call({ ...ask, open: true });
}
