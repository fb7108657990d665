import type { AgentActivity } from '../../../protocol/agentWords';
import { parseAgentChanged, type AgentState } from '../../../protocol/messages/agentState';
import type { AgentMessage, SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import type { AgentChoice } from '../../core/line/linePort';

export interface LeaderAgentParts {
  /** Resolves with the adaptor's answer; waits over a lost connection. */
  readonly deliver: (message: AgentMessage) => Promise<SoftphoneAnswer>;
  readonly newId: () => string;
  readonly changed: () => void;
}

/**
 * The agent's state: the adaptor has it, this shows it. What the agent does (a call, wrap-up) is told when it changes
 * here, and never because somebody else told something different: two machines of one agent must not quarrel.
 */
export class LeaderAgent {
  private state: AgentState | undefined;
  private activity: AgentActivity = 'idle';
  private told: AgentActivity | undefined;
  private telling = false;

  constructor(private readonly parts: LeaderAgentParts) {}

  /** `undefined` until the adaptor has told it, and with an adaptor that knows no states. */
  view(): AgentState | undefined {
    return this.state;
  }

  /** @returns false when the push tells of something else */
  pushed(argument: unknown): boolean {
    const agent = parseAgentChanged(argument);
    if (agent?.ok === true) this.heard(agent.value);
    return agent !== undefined;
  }

  /** The adaptor's list has come, with what the agent does by it. */
  listed(state: AgentState | undefined, activity: AgentActivity): void {
    this.activity = activity;
    if (state === undefined) return;
    this.heard(state);
    this.told = state.activity;
    void this.tell();
  }

  does(activity: AgentActivity): void {
    this.activity = activity;
    void this.tell();
  }

  /** @returns false when it could not be stored */
  async choose({ ready, reason, changedBy }: AgentChoice): Promise<boolean> {
    const why = reason === undefined ? {} : { reason };
    return (await this.send({ ready, ...why, changedBy })).ok;
  }

  /** Somebody else may sign in next. */
  signedOut(): void {
    this.state = undefined;
    this.told = undefined;
  }

  private heard(state: AgentState): void {
    if (this.state !== undefined && state.version < this.state.version) return;
    this.state = state;
    this.parts.changed();
  }

  private async tell(): Promise<void> {
    if (this.telling) return;
    this.telling = true;
    while (this.told !== undefined && this.told !== this.activity) {
      const { activity } = this;
      this.told = activity;
      const { ok } = await this.send({ activity, changedBy: 'agent' });
      // The next list says what the adaptor has, and is told then.
      if (!ok) this.told = undefined;
    }
    this.telling = false;
  }

  private send(wish: Omit<AgentMessage, 'type' | 'id'>): Promise<SoftphoneAnswer> {
    return this.parts.deliver({ type: 'agent.changed', id: this.parts.newId(), ...wish });
  }
}
