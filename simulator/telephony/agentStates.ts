import { parseAgentState, agentWord, type AgentState, type AgentWord } from '../../protocol/agentState';
import { agentChangedType } from '../../protocol/targets';
import { isFields } from './readReport';

export interface AgentLine extends AgentState {
  readonly userId: string;
  readonly state: AgentWord;
}

/** What the telephony system knows of the agents: the newest word about each, in whatever order the words come. */
export class AgentStates {
  readonly #byUser = new Map<string, AgentLine>();

  list(): readonly AgentLine[] {
    return [...this.#byUser.values()];
  }

  /** Takes a webhook's body, or the adaptor's answer. @returns false when it tells of something else */
  take(event: unknown): boolean {
    if (!isFields(event) || event.type !== agentChangedType || !isFields(event.data)) return false;
    const state = parseAgentState(event.data);
    const { userId } = event.data;
    if (!state.ok || typeof userId !== 'string') return false;
    const known = this.#byUser.get(userId);
    if (known === undefined || known.version < state.value.version) {
      this.#byUser.set(userId, { userId, state: agentWord(state.value), ...state.value });
    }
    return true;
  }
}
