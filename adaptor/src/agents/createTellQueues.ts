import { randomUUID } from 'node:crypto';
import type { AgentQueue, ToldQueues } from '../../../protocol/messages/agentQueues';
import type { CloudEvent } from '../../../protocol/messages/cloudEvent';
import { agentQueuesType, receiveNotificationTarget } from '../../../protocol/targets';
import type { Clock } from '../base/clock';
import { signalRUserId } from '../model/callers';
import type { SignalRClient } from '../signalr/createSignalRClient';
import type { QueueStore } from './queueStore';

/** Keeps how an agent's queues stand and tells the agent's softphones; one that misses it gets it with its list of calls. */
export type TellQueues = (oid: string, appId: string, queues: readonly AgentQueue[]) => Promise<void>;

export const createTellQueues =
  (store: QueueStore, signalR: SignalRClient, tenantId: string, clock: Clock): TellQueues =>
  async (oid, appId, queues) => {
    await store.put(oid, appId, queues, clock());
    const told: ToldQueues = { source: appId, forMs: 0, queues };
    const event: CloudEvent = {
      specversion: '1.0',
      id: randomUUID(),
      source: '/agents',
      type: agentQueuesType,
      datacontenttype: 'application/json',
      data: { ...told },
    };
    await signalR.sendToUser(signalRUserId(tenantId, oid), receiveNotificationTarget, event);
  };
