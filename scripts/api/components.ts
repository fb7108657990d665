import type { GenericSchema } from 'valibot';
import { agentReportSchema, agentStateSchema } from '../../protocol/schemas/agentSchemas';
import {
  agentPageSchema,
  clientAccessSchema,
  agentAnswerSchema,
  aliveSchema,
  connectedAgentSchema,
  doneSchema,
  healthSchema,
  ringAnswerSchema,
  ringReportSchema,
  toldCallSchema,
  toldCallsSchema,
} from '../../protocol/schemas/answerSchemas';
import { conversationAnswerSchema } from '../../protocol/schemas/conversationMessageSchemas';
import {
  conversationReportSchema,
  conversationRequestedSchema,
  conversationTakenSchema,
  toldConversationSchema,
} from '../../protocol/schemas/conversationReportSchemas';
import {
  capacitySchema,
  conversationListSchema,
  conversationSnapshotSchema,
  messageChangedSchema,
  messagePageSchema,
  typingSchema,
} from '../../protocol/schemas/conversationSnapshotSchema';
import { messageSchema } from '../../protocol/schemas/messageSchema';
import { callListSchema } from '../../protocol/schemas/callListSchema';
import { callSnapshotSchema } from '../../protocol/schemas/callSnapshotSchema';
import { commandRequestedSchema } from '../../protocol/schemas/commandRequestedSchema';
import { diallingSchema } from '../../protocol/schemas/diallingSchemas';
import {
  directoryEntrySchema,
  directoryRequestedSchema,
  directorySchema,
} from '../../protocol/schemas/directorySchemas';
import { phoneRequestedSchema, phoneSchema, phoneWishSchema } from '../../protocol/schemas/phoneSchemas';
import { problemSchema } from '../../protocol/schemas/problemSchema';
import { heartbeatSchema, messageToUserSchema, userclientSchema } from '../../protocol/schemas/requestSchemas';
import { registeredSystemSchema, systemOffersSchema, systemSchema } from '../../protocol/schemas/systemSchemas';
import { toldQueuesSchema } from '../../protocol/schemas/queueSchemas';
import { softphoneAnswerSchema } from '../../protocol/schemas/softphoneSchemas';
import { testRingAnswerSchema, testRingSeenSchema, testRingWishSchema } from '../../protocol/schemas/testRingSchemas';
import { plainTextSchema } from '../../protocol/schemas/telephonySchemas';
import { softphoneEvents, telephonyEvents } from './events';
import { asSent, sharedSchemas, toNamedSchemas, type JsonSchema } from './toJsonSchema';

/** What the adaptor sends: answers, webhooks, pushes. */
const sent: Readonly<Record<string, GenericSchema>> = {
  ...sharedSchemas,
  CallSnapshot: callSnapshotSchema,
  AgentState: agentStateSchema,
  Dialling: diallingSchema,
  ToldQueues: toldQueuesSchema,
  CallList: callListSchema,
  RingAnswer: ringAnswerSchema,
  RingReport: ringReportSchema,
  ToldCall: toldCallSchema,
  ToldCalls: toldCallsSchema,
  AgentReport: agentReportSchema,
  ConnectedAgent: connectedAgentSchema,
  AgentAnswer: agentAnswerSchema,
  AgentList: agentPageSchema,
  CommandRequested: commandRequestedSchema,
  Capacity: capacitySchema,
  Message: messageSchema,
  ConversationSnapshot: conversationSnapshotSchema,
  ConversationList: conversationListSchema,
  MessagePage: messagePageSchema,
  MessageChanged: messageChangedSchema,
  ParticipantTyping: typingSchema,
  ConversationAnswer: conversationAnswerSchema,
  ConversationTaken: conversationTakenSchema,
  ConversationReport: conversationReportSchema,
  ConversationRequested: conversationRequestedSchema,
  ToldConversation: toldConversationSchema,
  SystemOffers: systemOffersSchema,
  Directory: directorySchema,
  DirectoryEntry: directoryEntrySchema,
  DirectoryRequested: directoryRequestedSchema,
  Phone: phoneSchema,
  PhoneRequested: phoneRequestedSchema,
  TestRingAnswer: testRingAnswerSchema,
  TestRingSeen: testRingSeenSchema,
  SoftphoneAnswer: softphoneAnswerSchema,
  ClientAccess: clientAccessSchema,
  Health: healthSchema,
  Done: doneSchema,
  Alive: aliveSchema,
  RegisteredSystem: registeredSystemSchema,
  Problem: problemSchema,
};

/** What it takes. */
const taken: Readonly<Record<string, GenericSchema>> = {
  MessageToUser: messageToUserSchema,
  PlainText: plainTextSchema,
  Heartbeat: heartbeatSchema,
  Userclient: userclientSchema,
  PhoneWish: phoneWishSchema,
  TestRingWish: testRingWishSchema,
  System: systemSchema,
};

/** All schemas with a name, as both documents hold those that they need. */
export function components(): Readonly<Record<string, JsonSchema>> {
  const named = toNamedSchemas({ ...sent, ...taken });
  const all = Object.entries({ ...named, ...telephonyEvents(), ...softphoneEvents() });
  return Object.fromEntries(all.map(([name, schema]) => [name, name in sent ? asSent(schema) : schema]));
}

/** The named schemas that a document's own part needs, in the order of their names. */
export function neededBy(document: unknown): Readonly<Record<string, JsonSchema>> {
  const all = components();
  const needed = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (needed.has(name)) continue;
      needed.add(name);
      if (all[name] === undefined) throw new Error(`No schema has the name ${name}.`);
      visit(all[name]);
    }
  };
  visit(document);
  return Object.fromEntries([...needed].sort().map((name) => [name, all[name] ?? {}]));
}

/** Points to a schema by its name. */
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
