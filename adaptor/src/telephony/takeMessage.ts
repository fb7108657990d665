import type { ConversationEvent, ConversationTaken } from '../../../protocol/messages/conversation';
import { parseConversationEvent } from '../../../protocol/messages/parseConversationEvent';
import { parseTelephonyMessage } from '../../../protocol/messages/parseTelephonyMessage';
import type { TelephonyEvent } from '../../../protocol/messages/telephonyEvent';
import type { Parsed } from '../../../protocol/parsed';
import type { AgentReport, RingAnswer } from '../../../protocol/messages/answers';
import { toAgentReport } from '../model/agentRecord';
import type { AgentChanger } from '../agents/createAgentChanger';
import type { AgentStore } from '../agents/agentStore';
import type { TellQueues } from '../agents/createTellQueues';
import { applyTelephonyEvent } from '../model/applyTelephonyEvent';
import { callRowKey } from '../model/rowKeys';
import type { CallChange, CallRecord } from '../model/callRecord';
import type { StoredCall } from '../calls/callRows';
import type { CallStore } from '../calls/callStore';
import type { CallChanger } from '../calls/createCallChanger';
import type { RingAgent } from '../calls/createRingAgent';
import { earlierActivity } from '../calls/earlierActivity';
import { pairCalls, partCalls } from '../calls/pairCalls';
import type { Conversations } from '../conversations/createConversations';
import { newCall } from '../model/newCall';
import type { Clock } from '../base/clock';
import { badRequest, unknownCall } from '../http/problems';
import type { Connector } from '../connectors/connector';
import type { Connectors } from '../connectors/connectors';
import type { Limiter } from '../limits/createLimiter';
import type { Settings } from '../settings/settings';

/** A message of a telephony system, whichever door it came in by. */
export interface TelephonyMessage {
  /** The telephony app that sends it, verified. */
  readonly appId: string;
  /** The agent's object id. */
  readonly oid: string;
  /** The seed's plain text, or a CloudEvents 1.0 event as JSON. */
  readonly text: string;
  /** Of a plain text; an event names itself. */
  readonly idempotencyKey?: string | undefined;
}

export interface TakeMessageParts {
  readonly settings: Settings;
  readonly connectors: Connectors;
  readonly limiter: Limiter;
  readonly ringAgent: RingAgent;
  readonly calls: Pick<CallStore, 'ofCallId'>;
  readonly changer: CallChanger;
  readonly agentChanger: AgentChanger;
  readonly agents: Pick<AgentStore, 'get'>;
  readonly tellQueues: TellQueues;
  readonly conversations: Pick<Conversations, 'take'>;
  readonly clock: Clock;
}

/**
 * Rings, changes a call or sets an agent's state: the one path behind `SendMessageToUser` and `events`.
 * @returns the body of the 202 @throws ProblemError 400, 404, 409, 422, 429 or 503
 */
export async function takeMessage(
  parts: TakeMessageParts,
  { appId, oid, text, idempotencyKey }: TelephonyMessage,
): Promise<RingAnswer | AgentReport | ConversationTaken> {
  const { settings, connectors, limiter, ringAgent, agentChanger, changer, calls, clock } = parts;
  const conversation = parseConversationEvent(text);
  if (conversation !== undefined) return takeConversation(parts, conversation, appId, oid);
  const message = parseTelephonyMessage(text);
  if (!message.ok) throw badRequest(message.error);
  if (message.value.type === 'agent.queues') {
    await parts.tellQueues(oid, appId, message.value.queues);
    return toAgentReport((await parts.agents.get(oid)).record);
  }
  await connectors.fresh();
  const event = commandable(message.value, connectors.of(appId), oid);
  if (event.type === 'agent.changed') {
    return toAgentReport(await agentChanger.change(oid, event.wish, event.eventKey));
  }
  if (event.type !== 'call.offered') return takeEvent(changer, event, appId, oid);
  limiter.ring(appId);
  const earlier = await earlierActivity(calls, event, appId, oid);
  const known = earlier === undefined ? event : { ...event, earlierActivity: earlier };
  const call = newCall(known, appId, oid, settings, clock(), idempotencyKey);
  const answer = await ringAgent(call);
  await pairCalls(changer, call);
  return answer;
}

/** The same for conversations, which count as calls where they are offered. */
async function takeConversation(
  { connectors, limiter, conversations }: TakeMessageParts,
  event: Parsed<ConversationEvent>,
  appId: string,
  oid: string,
): Promise<ConversationTaken> {
  if (!event.ok) throw badRequest(event.error);
  await connectors.fresh();
  if (event.value.type === 'conversation.offered') limiter.ring(appId);
  return conversations.take(event.value, appId, oid);
}

/**
 * What can be done with a call is what its event says, else what its system has registered. A system that cannot be told
 * anything cannot be given a command: its call offers none. The plain text keeps its End call.
 */
function commandable<E extends Offerable>(event: E, { courier, capabilities }: Connector, oid: string): E {
  const isOffer = event.type === 'call.offered' && event.assumed !== true;
  // Of a call that was dialled at the telephone the word comes as it rings or talks there.
  const says = event.type === 'call.offered' ? isOffer : 'capabilities' in event;
  if (courier === undefined) return says ? { ...event, capabilities: [] } : event;
  const registered = isOffer && event.capabilities === undefined ? capabilities(oid) : undefined;
  return registered === undefined ? event : { ...event, capabilities: registered };
}

interface Offerable {
  readonly type: string;
  readonly assumed?: boolean;
  readonly capabilities?: CallRecord['capabilities'];
}

async function takeEvent(changer: CallChanger, event: TelephonyEvent, appId: string, oid: string): Promise<RingAnswer> {
  const callId = event.callId ?? '';
  const decision = await changer.change(callRowKey(appId, callId, oid), (call, nowMs): Taken => {
    const change = applyTelephonyEvent(call.record, event, nowMs);
    return { call, ...(change === undefined ? {} : { change }) };
  });
  if (decision === undefined) throw unknownCall();
  const { call, change } = decision;
  // It has come again, perhaps because the first time ended before the other call of its pair was told.
  if (change === undefined && call.record.state === 'disconnected') await partCalls(changer, call.record);
  return { callId, connections: call.connections, state: (change?.record ?? call.record).state };
}

interface Taken {
  readonly call: StoredCall;
  readonly change?: CallChange;
}
