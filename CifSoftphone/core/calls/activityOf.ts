import type { AgentActivity } from '../../../protocol/agentWords';
import type { CallView } from './callView';

/** What the agent does by these calls. A ring keeps nobody busy: it may be answered by somebody else. */
export function activityOf(calls: readonly CallView[]): AgentActivity {
  const talks = ({ state }: CallView): boolean => state === 'initiated' || state === 'connected' || state === 'held';
  if (calls.some(talks)) return 'call';
  return calls.some(isWrappingUp) ? 'wrap-up' : 'idle';
}

/** The call is over and the agent is not done with it. */
export const isWrappingUp = ({ state, draft }: CallView): boolean => state === 'disconnected' && draft !== undefined;
