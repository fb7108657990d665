import { parseAgentState, type AgentState } from './agentState';
import { isFields } from './fields';
import { refused, type Parsed } from './parsed';
import { agentChangedType } from './targets';

/** Reads the one argument of `ReceiveNotification` when it tells of the agent; `undefined` when it tells of something else. */
export function parseAgentChanged(value: unknown): Parsed<AgentState> | undefined {
  if (!isFields(value) || value.type !== agentChangedType) return undefined;
  return isFields(value.data) ? parseAgentState(value.data) : refused('data is missing.');
}
