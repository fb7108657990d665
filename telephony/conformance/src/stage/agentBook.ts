import type { AgentReport } from '../../../../protocol/messages/answers';
import { unknownAgent, type AgentState, type AgentWish } from '../../../../protocol/messages/agentState';

/** How the agents stand, as the adaptor has it. */
export class AgentBook {
  readonly #states: Map<string, AgentState>;

  constructor(userIds: readonly string[]) {
    this.#states = new Map(userIds.map((userId) => [userId, unknownAgent]));
  }

  change(userId: string, { ready, reason, activity, changedBy }: AgentWish): AgentReport {
    const before = this.#states.get(userId) ?? unknownAgent;
    const isReady = ready ?? before.ready;
    const kept = ready === undefined ? before.reason : reason;
    this.#states.set(userId, {
      ...{ ready: isReady, activity: activity ?? before.activity, changedBy, version: before.version + 1 },
      ...(isReady || kept === undefined ? {} : { reason: kept }),
    });
    return this.report(userId);
  }

  report(userId: string): AgentReport {
    const agent = this.#states.get(userId) ?? unknownAgent;
    const chosen = agent.ready ? 'available' : 'not-ready';
    const state = agent.activity === 'idle' ? chosen : agent.activity === 'call' ? 'busy' : 'wrap-up';
    return { userId, state, ...agent };
  }
}
