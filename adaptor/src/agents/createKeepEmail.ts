import { errorFacts, type Log } from '../base/log';
import type { AgentStore, StoredAgent } from './agentStore';

/**
 * Keeps an agent's address as the token has it, where that is news. Nobody is pushed or told by webhook: it is no change
 * of how the agent stands. Never rejects: whoever asks for calls must get them, and the next connection tries again.
 */
export type KeepEmail = (stored: StoredAgent, email: string | undefined) => Promise<void>;

export const createKeepEmail =
  (agents: Pick<AgentStore, 'replace'>, log: Log): KeepEmail =>
  async (stored, email) => {
    const { email: before, ...rest } = stored.record;
    if (before === email) return;
    try {
      await agents.replace({ ...rest, ...(email === undefined ? {} : { email }) }, stored);
    } catch (error) {
      log.warn('agent-email-not-kept', errorFacts(error));
    }
  };
