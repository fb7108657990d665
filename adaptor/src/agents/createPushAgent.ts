import type { Clock } from '../base/clock';
import type { CloudEvent } from '../../../protocol/messages/cloudEvent';
import { agentChangedType, receiveNotificationTarget } from '../../../protocol/targets';
import { signalRUserId } from '../model/callers';
import type { SignalRClient } from '../signalr/createSignalRClient';
import { toAgentState, type AgentRecord } from '../model/agentRecord';

/** Tells all of the agent's softphones the state; never throws. One that misses it gets it with its list of calls. */
export type PushAgent = (agent: AgentRecord) => Promise<unknown>;

export const createPushAgent =
  (signalR: SignalRClient, tenantId: string, clock: Clock): PushAgent =>
  (agent) => {
    const event: CloudEvent = {
      specversion: '1.0',
      id: `agent:${agent.version}`,
      source: '/agents',
      type: agentChangedType,
      datacontenttype: 'application/json',
      data: { ...toAgentState(agent, clock()) },
    };
    return signalR.sendToUser(signalRUserId(tenantId, agent.oid), receiveNotificationTarget, event);
  };
