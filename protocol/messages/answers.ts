import type { InferOutput } from 'valibot';
import type {
  agentAnswerSchema,
  agentPageSchema,
  clientAccessSchema,
  connectedAgentSchema,
  healthSchema,
  ringAnswerSchema,
  ringReportSchema,
  toldCallSchema,
  toldCallsSchema,
} from '../schemas/answerSchemas';
import type { agentReportSchema } from '../schemas/agentSchemas';
import type { commandRequestedSchema } from '../schemas/commandRequestedSchema';
import type { phoneRequestedSchema } from '../schemas/phoneSchemas';
import type { testRingAnswerSchema, testRingSeenSchema } from '../schemas/testRingSchemas';
import type { problemSchema } from '../schemas/problemSchema';

/** What the telephony system is told with 202. */
export type RingAnswer = InferOutput<typeof ringAnswerSchema>;
/** What telephony systems get of an agent, by webhook and as the answer to `agent.*`. */
export type AgentReport = InferOutput<typeof agentReportSchema>;
/** How an agent stands, and by how many softphones: one of `GET agents`. */
export type ConnectedAgent = InferOutput<typeof connectedAgentSchema>;
/** The same with the calls that the asking app has with the agent: `GET agents/{userId}`. */
export type AgentAnswer = InferOutput<typeof agentAnswerSchema>;
/** `GET agents`. */
export type AgentListAnswer = InferOutput<typeof agentPageSchema>;
/** One offer of a call to an agent, and all offers of a call: `GET calls/{callId}`. */
export type ToldCall = InferOutput<typeof toldCallSchema>;
export type ToldCalls = InferOutput<typeof toldCallsSchema>;
/** `negotiate`. */
export type ClientAccess = InferOutput<typeof clientAccessSchema>;
export type HealthAnswer = InferOutput<typeof healthSchema>;
/** `data` of the webhook `command.requested`. */
export type CommandRequested = InferOutput<typeof commandRequestedSchema>;
/** `data` of the webhooks `phone.requested` and `phone.withdrawn`. */
export type PhoneRequested = InferOutput<typeof phoneRequestedSchema>;
/** What became of a ring, as the telephony system learns it. */
export type RingReport = InferOutput<typeof ringReportSchema>;
/** `POST testRing` and `GET testRing/{callId}`. */
export type TestRingAnswer = InferOutput<typeof testRingAnswerSchema>;
export type TestRingSeen = InferOutput<typeof testRingSeenSchema>;
/** Body of every refusal. */
export type ProblemBody = InferOutput<typeof problemSchema>;
