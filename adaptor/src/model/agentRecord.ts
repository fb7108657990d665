import { agentWord } from '../../../protocol/agentWords';
import { unknownAgent, type AgentState } from '../../../protocol/messages/agentState';
import type { AgentReport } from '../../../protocol/messages/answers';
import type { OutboxEntry } from './callRecord';

/** An agent as stored: the state, and the webhooks that telephony systems have not confirmed yet. */
export interface AgentRecord extends Omit<AgentState, 'forMs'> {
  readonly oid: string;
  /** When what the agent does, or the word that says it, began; absent where nobody knows. */
  readonly sinceMs?: number;
  /** When what was chosen began to count, of who is not ready: a choice made in a call counts after it. */
  readonly awaySinceMs?: number;
  /** As the agent's latest token had it. */
  readonly email?: string;
  /** Hashes of the latest messages about this agent: a late repeat must not undo a newer choice. */
  readonly seenEvents: readonly string[];
  /** At most one for each telephony system: only how the agent stands now is worth telling. */
  readonly outbox: readonly OutboxEntry[];
}

export const newAgentRecord = (oid: string): AgentRecord => ({ ...unknownAgent, oid, seenEvents: [], outbox: [] });

const toChosen = ({ ready, reason, minutes, activity, changedBy, version }: AgentRecord): AgentState => ({
  ready,
  ...(reason === undefined ? {} : { reason }),
  ...(minutes === undefined ? {} : { minutes }),
  activity,
  changedBy,
  version,
});

/** Not ready goes on through the calls that somebody takes all the same: a break is as long as it is. */
const begunAtMs = (record: AgentRecord): number | undefined =>
  agentWord(record) === 'not-ready' ? record.awaySinceMs : record.sinceMs;

/** What softphones get. */
export function toAgentState(record: AgentRecord, nowMs: number): AgentState {
  const atMs = begunAtMs(record);
  return { ...toChosen(record), ...(atMs === undefined ? {} : { forMs: Math.max(0, nowMs - atMs) }) };
}

export function toAgentReport(record: AgentRecord): AgentReport {
  const atMs = begunAtMs(record);
  return {
    userId: record.oid,
    ...(record.email === undefined ? {} : { email: record.email }),
    state: agentWord(record),
    ...toChosen(record),
    ...(atMs === undefined ? {} : { since: new Date(atMs).toISOString() }),
  };
}
