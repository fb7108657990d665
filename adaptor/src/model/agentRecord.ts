import { agentWord } from '../../../protocol/agentWords';
import { unknownAgent, type AgentState } from '../../../protocol/messages/agentState';
import type { AgentReport } from '../../../protocol/messages/answers';
import type { OutboxEntry } from './callRecord';

/** An agent as stored: the state, and the webhooks that telephony systems have not confirmed yet. */
export interface AgentRecord extends AgentState {
  readonly oid: string;
  /** As the agent's latest token had it. */
  readonly email?: string;
  /** Hashes of the latest messages about this agent: a late repeat must not undo a newer choice. */
  readonly seenEvents: readonly string[];
  /** At most one for each telephony system: only how the agent stands now is worth telling. */
  readonly outbox: readonly OutboxEntry[];
}

export const newAgentRecord = (oid: string): AgentRecord => ({ ...unknownAgent, oid, seenEvents: [], outbox: [] });

/** What softphones get. */
export const toAgentState = ({ ready, reason, activity, changedBy, version }: AgentRecord): AgentState => ({
  ready,
  ...(reason === undefined ? {} : { reason }),
  activity,
  changedBy,
  version,
});

export const toAgentReport = (record: AgentRecord): AgentReport => ({
  userId: record.oid,
  ...(record.email === undefined ? {} : { email: record.email }),
  state: agentWord(record),
  ...toAgentState(record),
});
