import type { HttpAnswer } from '../http/httpAnswer';
import type { Ask } from './createAsker';

/** As the courier: a telephony system that keeps us waiting keeps so many sockets, and no more. */
const atOnce = 64;
/** Of them so many for one agent: whoever types while a directory is slow must not keep all others from it. */
const ofOneAgent = 8;

/** Asks, unless the same system, or the agent there, has too many questions open already. */
export type AskFew = (
  ask: Ask,
  type: string,
  data: Readonly<Record<string, unknown>> & { readonly userId: string },
) => Promise<HttpAnswer | 'crowded' | undefined>;

export function createAskFew(): AskFew {
  /** Who waits, by the system that is asked: one that hangs keeps nobody from another's. */
  const waiting = new WeakMap<Ask, string[]>();
  return async (ask, type, data) => {
    const all = waiting.get(ask) ?? [];
    const own = all.filter((userId) => userId === data.userId);
    if (all.length >= atOnce || own.length >= ofOneAgent) return 'crowded';
    waiting.set(ask, all);
    all.push(data.userId);
    try {
      return await ask(type, data.userId, data);
    } finally {
      all.splice(all.indexOf(data.userId), 1);
    }
  };
}
