import * as v from 'valibot';
import { agentStateSchema } from './agentSchemas';
import { callSnapshotSchema } from './callSnapshotSchema';
import { diallingSchema } from './diallingSchemas';
import { fieldsSchema, flagSchema, lenient, lenientListSchema } from './fieldsSchema';
import { toldQueuesSchema } from './queueSchemas';
import { systemsDownSchema } from './systemSchemas';

const noList = 'The answer has no list of calls.';
const callsSchema = v.pipe(v.array(callSnapshotSchema, noList), v.readonly());
const endedSchema: typeof callsSchema = {
  ...callsSchema,
  // An older adaptor does not tell of ended calls.
  '~run': (dataset, config) =>
    callsSchema['~run']({ value: Array.isArray(dataset.value) ? dataset.value : [] }, config),
};

/** Answer of `GET calls`. One malformed call makes the whole list an error: half a truth would hide a call. */
export const callListSchema = fieldsSchema(
  {
    calls: v.pipe(callsSchema, v.description("The agent's calls that have not ended.")),
    ended: v.optional(
      v.pipe(
        endedSchema,
        v.description('Ended calls that no softphone has logged yet, the oldest first, at most 50; more follow then.'),
      ),
      [],
    ),
    dialling: lenient(v.pipe(diallingSchema, v.description('Absent where nothing can be dialled.'))),
    alsoDialling: v.optional(
      v.pipe(
        lenientListSchema(diallingSchema),
        v.description(
          'Further telephony systems of the agent that dial, with the formats that none before them takes.',
        ),
      ),
    ),
    browserPhone: flagSchema('The telephony system lets a browser be the agent’s telephone: ask `phone`.'),
    conversations: flagSchema('The agent has conversations, or ended ones that are not logged: ask `conversations`.'),
    systemsDown: systemsDownSchema,
    queues: v.exactOptional(
      v.pipe(
        v.array(toldQueuesSchema),
        v.readonly(),
        v.description("How the agent's queues stand, by each telephony system that tells it."),
      ),
    ),
    // A state that cannot be read must not hide the calls.
    agent: lenient(agentStateSchema),
  },
  noList,
);
