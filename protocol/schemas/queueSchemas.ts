import * as v from 'valibot';
import { maxDisplayNameLength, maxQueues } from '../limits';
import { fieldsSchema, lenient } from './fieldsSchema';
import { countSchema, lineSchema, shortLineSchema } from './textSchemas';

const refusal = `data.queues must be a list of at most ${maxQueues} queues, each with a name.`;

/** How a queue of an agent stands. What a telephony system does not know it leaves out. */
const agentQueueSchema = fieldsSchema(
  {
    name: v.pipe(
      v.string(refusal),
      v.check((name) => name.trim() !== '', refusal),
      shortLineSchema(maxDisplayNameLength, 'As agents call it.'),
    ),
    waiting: lenient(countSchema('Calls that wait in it now.')),
    longestWaitMs: lenient(countSchema('How long the first of them has waited by now.')),
    available: lenient(countSchema('Agents who could take one of them now.')),
  },
  refusal,
);

/** The data of `agent.queues`: all queues of this agent at this telephony system, the whole each time. */
export const agentQueuesSchema = fieldsSchema({
  queues: v.pipe(
    v.array(agentQueueSchema, refusal),
    v.maxLength(maxQueues, refusal),
    v.readonly(),
    v.description('In the order in which the agent sees them; an empty list takes them away.'),
  ),
});

/** The same as softphones get it, once for each telephony system that tells some. */
export const toldQueuesSchema = fieldsSchema({
  source: lineSchema(256, 'The telephony app (its client id) that told them.', 'source is missing.'),
  forMs: countSchema('So long ago it told them.', 'forMs is missing.'),
  ...agentQueuesSchema.entries,
});
