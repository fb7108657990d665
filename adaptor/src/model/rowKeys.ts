import { hashKey } from '../base/hashKey';

/** Where a row lies. A call has a partition of its own, with a row for each agent that it was offered to. */
export interface RowKey {
  readonly partition: string;
  readonly row: string;
}

/** Distinguishes calls from the other partitions of the table, and from the other rows of an agent's partition. */
const callPrefix = 'call-';

/**
 * A partition for each call: one for all calls of a telephony app would bear only some 2,000 requests a second.
 * @param source the telephony app: another app's call of the same id is another call
 */
export const callPartition = (source: string, callId: string): string => `${callPrefix}${source}-${hashKey(callId)}`;

export const callRowKey = (source: string, callId: string, oid: string): RowKey => ({
  partition: callPartition(source, callId),
  row: oid,
});

/** The same for conversations, whose messages lie in the partition too. */
const conversationPrefix = 'talk-';
export const conversationRow = 'conversation';
export const conversationKey = (source: string, conversationId: string): RowKey => ({
  partition: `${conversationPrefix}${source}-${hashKey(conversationId)}`,
  row: conversationRow,
});
/** Ended turns in an agent's list: the conversation's partition and the turn's number. */
export const listedTurns = { from: conversationPrefix, to: conversationPrefix.replace(/-$/, '.') } as const;
export const listedTurn = ({ partition }: RowKey, handling: number): string => `${partition}~${handling}`;

/** Partition of an agent: the list of the open calls, and the agent's state. */
export const agentPartition = (oid: string): string => `agent-${oid}`;
export const oidOfPartition = (partition: string): string => partition.replace(/^agent-/, '');

/** Beside the agent's state: which conversations the agent has. A look at it asks whether the agent is still there. */
export const deskRow = 'desk';
export const deskKey = (oid: string): RowKey => ({ partition: agentPartition(oid), row: deskRow });

/** Row keys of the calls in an agent's list, which are the names of their partitions ('.' follows '-'). */
export const listedCalls = { from: callPrefix, to: callPrefix.replace(/-$/, '.') } as const;

/** Where looks lie. Deadlines never wait for deliveries, and a system's deliveries never for those to another system. */
export type Shelf = 'due' | 'send' | `send-${string}`;

/** @param app a telephony system that has settings of its own */
export const deliveryShelf = (app?: string): Shelf => (app === undefined ? 'send' : `send-${app}`);

/** From the first partition of deliveries to the one behind the last ('.' follows '-'). */
export const allDeliveries = { from: 'send-', to: 'send.' } as const;

/** A shelf is spread over so many partitions, because one partition takes only some 2,000 writes a second. */
export const shardsOf = (shelf: Shelf): readonly [string, ...string[]] => [
  `${shelf}-0`,
  `${shelf}-1`,
  `${shelf}-2`,
  `${shelf}-3`,
];
