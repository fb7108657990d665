import type { AgentReport } from '../../protocol/messages/answers';

/** What the telephony system knows of the agents: the newest word about each, in whatever order the words come. */
export class AgentStates {
  readonly #byUser = new Map<string, AgentReport>();

  list(): readonly AgentReport[] {
    return [...this.#byUser.values()];
  }

  of(userId: string): AgentReport | undefined {
    return this.#byUser.get(userId);
  }

  take(agent: AgentReport): void {
    const known = this.#byUser.get(agent.userId);
    if (known === undefined || known.version < agent.version) this.#byUser.set(agent.userId, agent);
  }
}
