import type { AgentActivity } from '../../../protocol/agentWords';
import { countField, isFields } from '../../../protocol/fields';
import { parseAgentChanged, type AgentState } from '../../../protocol/messages/agentState';
import type { AgentMessage, SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import { agentQueuesType } from '../../../protocol/targets';
import type { AgentView } from '../../core/line/agentView';
import type { QueuesTold } from '../../core/line/lineView';
import type { AgentChoice } from '../../core/line/linePort';
import { TimeBack } from './timeBack';

export interface LeaderAgentParts {
  /** Resolves with the adaptor's answer; waits over a lost connection. */
  readonly deliver: (message: AgentMessage) => Promise<SoftphoneAnswer>;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly changed: () => void;
  /** See `TimeBack`. */
  readonly backByItself: () => boolean;
}

/**
 * The agent's state: the adaptor has it, this shows it. What the agent does (a call, wrap-up) is told when it changes
 * here, and never because somebody else told something different: two machines of one agent must not quarrel.
 */
export class LeaderAgent {
  private state: AgentView | undefined;
  private activity: AgentActivity = 'idle';
  private told: AgentActivity | undefined;
  private telling = false;
  private toldQueues: readonly QueuesTold[] = [];

  private readonly timeBack: TimeBack;

  constructor(private readonly parts: LeaderAgentParts) {
    this.timeBack = new TimeBack({
      nowMs: parts.nowMs,
      byItself: parts.backByItself,
      goAvailable: () => void this.choose({ ready: true, changedBy: 'agent' }),
    });
  }

  /** `undefined` until the adaptor has told it, and with an adaptor that knows no states. */
  view(): AgentView | undefined {
    return this.state;
  }

  /** @returns false when the push tells of something else */
  pushed(argument: unknown): boolean {
    if (isFields(argument) && argument.type === agentQueuesType) {
      this.heardQueues(argument.data);
      this.parts.changed();
      return true;
    }
    const agent = parseAgentChanged(argument);
    if (agent?.ok === true) this.heard(agent.value);
    return agent !== undefined;
  }

  /** The adaptor's list has come, with what the agent does by it. */
  listed(state: AgentState | undefined, activity: AgentActivity, queues: readonly unknown[] = []): void {
    this.activity = activity;
    this.toldQueues = [];
    queues.forEach((one) => this.heardQueues(one));
    if (state === undefined) return;
    this.heard(state);
    this.told = state.activity;
    void this.tell();
  }

  /** How the queues stand, by each telephony system that tells it. */
  queues(): readonly QueuesTold[] {
    return this.toldQueues;
  }

  does(activity: AgentActivity): void {
    this.activity = activity;
    void this.tell();
  }

  /** @returns false when it could not be stored */
  async choose({ ready, reason, minutes, changedBy }: AgentChoice): Promise<boolean> {
    const why = { ...(reason === undefined ? {} : { reason }), ...(minutes === undefined ? {} : { minutes }) };
    return (await this.send({ ready, ...why, changedBy })).ok;
  }

  /** What makers set has changed. */
  configured(): void {
    this.timeBack.plan(this.state);
  }

  /** Somebody else may sign in next; or the line stops. */
  signedOut(): void {
    this.state = undefined;
    this.toldQueues = [];
    this.told = undefined;
    this.configured();
  }

  private heardQueues(told: unknown): void {
    if (!isFields(told) || typeof told.source !== 'string') return;
    const { source, queues } = told;
    const toldAtMs = this.parts.nowMs() - (countField(told.forMs) ?? 0);
    const others = this.toldQueues.filter((one) => one.source !== source);
    // Whoever tells does not change places with the others.
    this.toldQueues = [...others, { source, toldAtMs, queues }].sort((a, b) => (a.source < b.source ? -1 : 1));
  }

  private heard(state: AgentState): void {
    const known = this.state;
    if (known !== undefined && state.version < known.version) return;
    const { forMs, ...told } = state;
    const sinceMs = forMs === undefined ? undefined : this.parts.nowMs() - forMs;
    // The same news again can be late, never early.
    const isEarlier = known?.version === state.version && (known.sinceMs ?? Infinity) < (sinceMs ?? Infinity);
    this.state = { ...told, sinceMs: isEarlier ? known.sinceMs : sinceMs };
    this.configured();
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
