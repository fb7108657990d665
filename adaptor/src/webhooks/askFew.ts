import type { HttpAnswer } from '../http/answerInTime';
import type { Ask } from './createAsker';

/** As the courier: a telephony system that keeps us waiting keeps so many sockets, and no more. */
const atOnce = 64;

/** Asks, unless the same system has too many questions open already. */
export type AskFew = (
  ask: Ask,
  type: string,
  data: Readonly<Record<string, unknown>> & { readonly userId: string },
) => Promise<HttpAnswer | 'crowded' | undefined>;

export function createAskFew(): AskFew {
  /** By the system that is asked: one that hangs keeps nobody from another's. */
  const running = new WeakMap<Ask, number>();
  const count = (ask: Ask, more: number): void => void running.set(ask, (running.get(ask) ?? 0) + more);
  return async (ask, type, data) => {
    if ((running.get(ask) ?? 0) >= atOnce) return 'crowded';
    count(ask, 1);
    try {
      return await ask(type, data.userId, data);
    } finally {
      count(ask, -1);
    }
  };
}
