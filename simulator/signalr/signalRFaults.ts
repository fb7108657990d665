import type { UpstreamEvent } from './upstreamRule';

/** What happens to one event or one delivery instead of the normal thing. */
export type Fault = 'pass' | 'drop' | 'duplicate' | { readonly delayMs: number };

/**
 * Hooks by which a test breaks the service; set and unset them at any time. The real service loses, delays and
 * repeats things as well, only not on request.
 */
export interface SignalRFaults {
  /** Before a webhook. `drop`: it is never sent, and a caller that waits for its completion waits on. */
  onUpstream?: ((event: UpstreamEvent & { readonly connectionId: string }) => Fault) | undefined;
  /** Before an invocation is written to one connection. `drop`: the REST caller still gets its 202. */
  onDelivery?: ((delivery: { readonly connectionId: string; readonly target: string }) => Fault) | undefined;
  /** Before a REST request is carried out. A number is answered as the status, and nothing is done. */
  onRest?: ((request: { readonly method: string; readonly path: string }) => number | undefined) | undefined;
}

/** Does a thing once, never, twice or later, as the fault says. Resolves when it was done (or dropped). */
export async function withFault<T>(fault: Fault, act: () => Promise<T>): Promise<T | 'dropped'> {
  if (fault === 'drop') return 'dropped';
  if (fault === 'duplicate') await act();
  if (typeof fault === 'object') await new Promise((done) => setTimeout(done, fault.delayMs));
  return act();
}
