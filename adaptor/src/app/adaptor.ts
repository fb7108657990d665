import { createAgentStore, type AgentStore } from '../agents/agentStore';
import { createAgentChanger, type AgentChanger } from '../agents/createAgentChanger';
import { createKeepEmail, type KeepEmail } from '../agents/createKeepEmail';
import { createListAgents, type ListAgents } from '../agents/createListAgents';
import { createQueueStore, type QueueStore } from '../agents/queueStore';
import { createTellQueues, type TellQueues } from '../agents/createTellQueues';
import { createPushAgent } from '../agents/createPushAgent';
import { createAnswerSoftphone, type AnswerSoftphone } from '../calls/createAnswerSoftphone';
import { createCallChanger, type CallChanger } from '../calls/createCallChanger';
import { azureServices, type AzureEdges } from './azureServices';
import { createConnectors, type Connectors } from '../connectors/connectors';
import { createConversations, type Conversations } from '../conversations/createConversations';
import { createDial } from '../calls/createDial';
import { createEmergencyWall } from '../calls/createEmergencyWall';
import { createPushCall } from '../calls/createPushCall';
import { createSearchDirectory } from '../directory/createSearchDirectory';
import { createRingAgent, type RingAgent } from '../calls/createRingAgent';
import { createTestRings, type TestRings } from '../calls/createTestRings';
import { createSweep, type Sweep } from '../calls/createSweep';
import { createCallStore, type CallStore } from '../calls/callStore';
import { createDueStore } from '../storage/dueStore';
import { createBackground } from '../base/background';
import type { Clock } from '../base/clock';
import { createConnectionStore, type ConnectionStore } from '../connections/connectionStore';
import { createStoreUserInformation, type StoreUserInformation } from '../connections/storeUserInformation';
import { createIssuerKeys } from '../identity/issuerKeys';
import { createVerifier, type Verifier } from '../identity/createVerifier';
import { createPhones, type Phones } from '../phones/createPhones';
import { createLimiter, type Limiter } from '../limits/createLimiter';
import type { Log } from '../base/log';
import type { Settings } from '../settings/settings';
import type { SignalRClient } from '../signalr/createSignalRClient';
import { silentTelemetry, type Telemetry } from '../telemetry/telemetry';
import { createSystemStore } from '../systems/systemStore';
import { createRegistry, type Registry } from '../telephony/createRegistry';
import type { Tables } from '../storage/openTables';
import type { WebhookSender } from '../webhooks/createWebhookSender';

/** All that the functions need, built once at start. */
export interface Adaptor {
  readonly settings: Settings;
  readonly log: Log;
  readonly clock: Clock;
  readonly tables: Tables;
  readonly verifier: Verifier;
  readonly limiter: Limiter;
  readonly signalR: SignalRClient;
  readonly storeUserInformation: StoreUserInformation;
  readonly connections: ConnectionStore;
  readonly connectors: Connectors;
  readonly calls: CallStore;
  readonly changer: CallChanger;
  readonly agents: AgentStore;
  readonly agentChanger: AgentChanger;
  readonly queues: QueueStore;
  readonly tellQueues: TellQueues;
  readonly keepEmail: KeepEmail;
  readonly listAgents: ListAgents;
  readonly ringAgent: RingAgent;
  readonly testRings: TestRings;
  readonly answerSoftphone: AnswerSoftphone;
  readonly sweep: Sweep;
  readonly phones: Phones;
  readonly registry: Registry;
  readonly conversations: Conversations;
}

export interface AdaptorOptions {
  readonly clock?: Clock;
  readonly telemetry?: Telemetry;
  readonly edges?: AdaptorEdges;
}

/** What lies behind the adaptor's edges, where a test has something else than the real thing. */
export interface AdaptorEdges extends AzureEdges {
  readonly verifier?: Verifier;
  readonly sendWebhook?: WebhookSender;
}

export function createAdaptor(settings: Settings, log: Log, options: AdaptorOptions = {}): Adaptor {
  const { clock = Date.now, telemetry = silentTelemetry, edges = {} } = options;
  const { tenantId } = settings;
  const { tables, signalR } = azureServices(settings, edges, clock, telemetry);
  const connections = createConnectionStore(tables);
  const calls = createCallStore(tables);
  const due = createDueStore(tables);
  const limiter = createLimiter(settings.limits, clock);
  const pushCall = createPushCall(signalR, tenantId, clock);
  const systems = createSystemStore(tables);
  const connectors = createConnectors(settings, {
    store: systems,
    clock,
    log,
    telemetry,
    sendWebhook: edges.sendWebhook,
  });
  const changing = { connectors, due, clock, log, background: createBackground(log) };
  const changer = createCallChanger({ ...changing, calls, pushCall });
  const agents = createAgentStore(tables);
  const pushAgent = createPushAgent(signalR, tenantId, clock);
  const queues = createQueueStore(tables);
  const agentChanger = createAgentChanger({ ...changing, agents, pushAgent });
  const conversations = createConversations({
    ...changing,
    settings,
    tables,
    signalR,
    connections,
    limit: limiter.connections,
  });
  const ringing = { calls, connections, due, changer, pushCall, tenantId, clock, log };
  const mustNotCall = createEmergencyWall(settings.emergency);
  return {
    settings,
    log,
    clock,
    tables,
    limiter,
    signalR,
    connections,
    connectors,
    calls,
    changer,
    agents,
    agentChanger,
    queues,
    conversations,
    tellQueues: createTellQueues(queues, signalR, tenantId, clock),
    keepEmail: createKeepEmail(agents, log),
    listAgents: createListAgents({ agents, connections, capacityOf: conversations.capacityOf, tenantId, clock }),
    verifier: limiter.counting(edges.verifier ?? createVerifier(settings, createIssuerKeys(settings.authority), clock)),
    storeUserInformation: createStoreUserInformation({ connections, signalR, tenantId, clock }),
    ringAgent: createRingAgent({ ...ringing, limit: limiter.connections }),
    testRings: createTestRings({ ...ringing, source: settings.clientId }),
    answerSoftphone: createAnswerSoftphone({
      connectors,
      mustNotCall,
      calls,
      changer,
      agents: agentChanger,
      searchDirectory: createSearchDirectory({ calls, connectors, log }),
      dial: createDial({ calls, due, changer, connectors, mustNotCall, clock }),
      log,
    }),
    phones: createPhones({ askOf: connectors.askForPhone, log }),
    registry: createRegistry({ settings, store: systems, connectors, clock, log }),
    sweep: createSweep({ due, calls, connections, connectors, changer, agentChanger, conversations, clock, log }),
  };
}
