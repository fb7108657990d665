import { hashKey } from '../storage/hashKey';

/** Where a call's row lies: partition = telephony app, row = call id and agent. */
export interface CallKey {
  readonly source: string;
  readonly row: string;
}

const callPrefix = (callId: string): string => `c-${hashKey(callId)}-`;

export const callKey = (source: string, callId: string, oid: string): CallKey => ({
  source,
  row: `${callPrefix(callId)}${oid}`,
});

/** Row keys of all agents' rows of one call id: from inclusive, to exclusive ('.' follows '-'). */
export const callRange = (callId: string): { readonly from: string; readonly to: string } => ({
  from: callPrefix(callId),
  to: callPrefix(callId).replace(/-$/, '.'),
});

/** Row of an `Idempotency-Key`, in the app's partition so that it is written with the call in one transaction. */
export const idempotencyRow = (key: string): string => `k-${hashKey(key)}`;

/** Partition of an agent: the list of the open calls, and the agent's state. */
export const agentPartition = (oid: string): string => `agent-${oid}`;
export const oidOfPartition = (partition: string): string => partition.replace(/^agent-/, '');

/** Deadlines are spread over so many partitions, because one partition takes only some 2,000 writes a second. */
export const dueShards = ['due-0', 'due-1', 'due-2', 'due-3'] as const;
