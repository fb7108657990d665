import type { AgentActivity } from '../../protocol/agentState';
import type { CallView } from './callView';

/** What the agent does by these calls. A ring keeps nobody busy: it may be answered by somebody else. */
export const activityOf = (calls: readonly CallView[]): AgentActivity =>
  calls.some(({ state }) => state === 'initiated' || state === 'connected' || state === 'held') ? 'call' : 'idle';
