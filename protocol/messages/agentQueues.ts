import type { InferOutput } from 'valibot';
import { countField, isFields, shortLine, textField } from '../fields';
import { maxDisplayNameLength, maxQueues } from '../limits';
import type { agentQueuesSchema, toldQueuesSchema } from '../schemas/queueSchemas';

/** What a telephony system tells of an agent's queues. */
export type AgentQueues = InferOutput<typeof agentQueuesSchema>;
export type AgentQueue = AgentQueues['queues'][number];
/** The same as softphones get it. */
export type ToldQueues = InferOutput<typeof toldQueuesSchema>;

/** Reads what one telephony system has told; `undefined` for what is no such word. */
export function readToldQueues(value: unknown): ToldQueues | undefined {
  if (!isFields(value) || !Array.isArray(value.queues) || value.queues.length > maxQueues) return undefined;
  const source = textField(value.source, 256);
  const forMs = countField(value.forMs);
  const queues = (value.queues as readonly unknown[]).map(readQueue);
  if (source === undefined || forMs === undefined || !queues.every((queue) => queue !== undefined)) return undefined;
  return { source, forMs, queues };
}

function readQueue(value: unknown): AgentQueue | undefined {
  if (!isFields(value)) return undefined;
  const name = shortLine(value.name, maxDisplayNameLength);
  if (name === undefined) return undefined;
  const counts = (['waiting', 'longestWaitMs', 'available'] as const).flatMap((part) => {
    const count = countField(value[part]);
    return count === undefined ? [] : [[part, count] as const];
  });
  return { name, ...Object.fromEntries(counts) };
}
