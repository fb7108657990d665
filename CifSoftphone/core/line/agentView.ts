import { agentWord } from '../../../protocol/agentWords';
import type { AgentState } from '../../../protocol/messages/agentState';

/** How the agent stands, as places show it. */
export interface AgentView extends Omit<AgentState, 'forMs'> {
  /** When that began, on the steady clock; `undefined` where nobody knows. */
  readonly sinceMs?: number | undefined;
}

/** When the time is over that somebody who is not ready has given; `undefined` where none counts now. */
export function timeBackMs(agent: AgentView): number | undefined {
  const { minutes, sinceMs } = agent;
  if (agentWord(agent) !== 'not-ready' || minutes === undefined || sinceMs === undefined) return undefined;
  return sinceMs + minutes * 60_000;
}
