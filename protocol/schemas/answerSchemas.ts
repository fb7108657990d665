import * as v from 'valibot';
import { agentReportSchema } from './agentSchemas';
import { callIdSchema, callStateSchema, endReasonSchema, ringOutcomeSchema } from './callParts';
import { fieldsSchema, flagSchema, lenient } from './fieldsSchema';
import { capacitySchema } from './conversationSnapshotSchema';
import { systemsDownSchema } from './systemSchemas';
import { countSchema } from './textSchemas';

const callId = callIdSchema('callId is missing or malformed.');
const userId = v.pipe(v.string(), v.description("The agent's Entra object id."));
const connections = countSchema('Softphones of the agent that are connected now.');
const final = v.pipe(v.boolean(), v.description('No other outcome will follow for this ring.'));

/** What the telephony system is told with 202. */
export const ringAnswerSchema = fieldsSchema({ callId, connections, state: callStateSchema() });

/**
 * What the telephony system learns about a ring, by webhook (`data` of the event) and by `GET calls/{callId}`.
 * Final are accepted, rejected, timed-out and not-shown.
 */
export const ringReportSchema = fieldsSchema({
  callId,
  userId,
  outcome: ringOutcomeSchema(),
  final,
  state: callStateSchema(),
  reason: lenient(endReasonSchema),
});

const toldCallEntries = {
  callId,
  userId,
  state: callStateSchema(),
  reason: lenient(endReasonSchema),
  muted: flagSchema('The microphone is off, as your system told it last.'),
  supervised: flagSchema('The agent is told that a supervisor is in it.'),
  outcome: lenient(ringOutcomeSchema()),
  final,
  connections,
};
/** One offer of a call, to one agent. */
export const toldCallSchema = fieldsSchema(toldCallEntries);

/** Answer of `GET calls/{callId}`: the newest offer, and all of them. */
export const toldCallsSchema = fieldsSchema({
  ...toldCallEntries,
  rings: v.pipe(
    v.array(toldCallSchema),
    v.readonly(),
    v.description('One call id can have been offered to several agents; the newest first.'),
  ),
});

/** How an agent stands in the list of `GET agents`. */
export const connectedAgentSchema = fieldsSchema({
  ...agentReportSchema.entries,
  connections,
  capacity: v.exactOptional(capacitySchema),
});

/** Answer of `GET agents/{userId}`. An adaptor of an older version does not tell the calls. */
export const agentAnswerSchema = fieldsSchema({
  ...connectedAgentSchema.entries,
  calls: v.exactOptional(
    v.pipe(
      v.array(toldCallSchema),
      v.readonly(),
      v.description(
        'Calls of this agent that your app has offered, or was asked to dial, and that are not over: what to compare with after a restart.',
      ),
    ),
  ),
});

/** Answer of `GET agents`. */
export const agentPageSchema = fieldsSchema({
  agents: v.pipe(v.array(connectedAgentSchema), v.readonly(), v.description('In the order of their object ids.')),
  continuation: v.exactOptional(
    v.pipe(v.string(), v.description('Give it unchanged to get the next page; absent on the last one.')),
  ),
});

/** Answer of `negotiate`, for the official SignalR client. */
export const clientAccessSchema = fieldsSchema({
  url: v.pipe(v.string(), v.description('Address of the hub at the SignalR Service.')),
  accessToken: v.pipe(v.string(), v.description('Valid for this agent and hub, for a short time.')),
});

export const healthSchema = fieldsSchema({
  status: v.picklist(['ok', 'degraded']),
  storage: v.boolean(),
  signalr: v.boolean(),
});

export const doneSchema = fieldsSchema({ ok: v.literal(true) });

/** Answer of `heartbeat`. */
export const aliveSchema = fieldsSchema({ ok: v.literal(true), systemsDown: systemsDownSchema });
