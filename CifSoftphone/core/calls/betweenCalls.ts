import type { CallView } from './callView';

/** Nothing rings, is talked or is written about: what stands there is over, and only to be read. */
export const isBetweenCalls = ({ calls }: { readonly calls: readonly CallView[] }): boolean =>
  calls.every(({ state, draft }) => state === 'disconnected' && draft === undefined);
