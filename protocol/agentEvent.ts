import type { AgentWish } from './agentState';

/** A telephony system sets an agent's state: `agent.available`, or `agent.not-ready` with a reason. */
export interface AgentEvent {
  readonly type: 'agent.changed';
  readonly wish: AgentWish;
  /** CloudEvents `source` + `id`: what makes a repeat recognisable. */
  readonly eventKey: string;
}
