import { isFields } from '../../../protocol/fields';
import { receiveNotificationTarget, sendMessageTarget } from '../../../protocol/targets';
import { toSoftphoneEvent } from '../../../protocol/messages/softphoneMessage';
import { directory } from '../../../simulator/directory';
import type { CrowdWay } from './crowd';
import type { LoadWorld } from './loadWorld';
import { postJson } from './postJson';

/** How long a caller waits after the agent saw the ring, where whole calls are measured. */
const patienceMs = 500;

/** An agent of the crowd has an id of its own that nobody of the directory has. */
export const oidOf = (agent: number): string => `80000000-0000-4000-8000-${agent.toString(16).padStart(12, '0')}`;

export interface AdaptorWay extends CrowdWay {
  /** The caller gives up. */
  end(callId: string, agent: number): Promise<boolean>;
}

/**
 * Our adaptor. `ring`: nobody answers, and nothing ends while it is measured. `whole`: each agent's softphone tells that
 * the ring is shown, and the caller gives up half a second later.
 */
export function adaptorWay(world: LoadWorld, life: 'ring' | 'whole'): AdaptorWay {
  const telephony = { authorization: `Bearer ${world.telephonyToken}` };
  const tokens = new Map<number, string>();
  const tokenOf = (agent: number): string => {
    const token = tokens.get(agent) ?? world.agentToken(oidOf(agent));
    tokens.set(agent, token);
    return token;
  };
  const post = async (agent: number, type: string, callId: string, data: object): Promise<boolean> => {
    const event = {
      specversion: '1.0',
      id: `${type}-${callId}`,
      source: 'https://telephony.example.com/load',
      type,
      data: { callId, ...data },
    };
    const body = { userId: oidOf(agent), message: JSON.stringify(event) };
    return (await postJson(`${world.adaptorUrl}/SendMessageToUser`, body, telephony)).status === 202;
  };
  const end = (callId: string, agent: number): Promise<boolean> =>
    post(agent, 'call.disconnected', callId, { reason: 'cancelled' });
  return {
    end,
    negotiateUrl: `${world.adaptorUrl}/negotiate`,
    negotiateHeaders: (agent) => ({ authorization: `Bearer ${tokenOf(agent)}` }),
    ring: (callId, agent) => post(agent, 'call.offered', callId, { from: { number: '+12025550123' } }),
    read: (argument) => {
      const data = isFields(argument) && isFields(argument.data) ? argument.data : {};
      const { callId, version } = data;
      return typeof callId === 'string' ? { callId, news: String(version) } : undefined;
    },
    beat: (agent, connectionId) =>
      void postJson(`${world.adaptorUrl}/heartbeat`, { connectionId }, { authorization: `Bearer ${tokenOf(agent)}` }),
    ...(life === 'ring'
      ? {}
      : {
          rings: (callId, agent, connection) => {
            connection.send(sendMessageTarget, shown(callId));
            setTimeout(() => void end(callId, agent), patienceMs);
          },
        }),
  };
}

/** What a softphone says when it has drawn the ring. */
export const shown = (callId: string): object =>
  toSoftphoneEvent({
    type: 'ring.acknowledged',
    id: `shown-${callId}`,
    callId,
    source: directory.telephony.clientId,
    outcome: 'shown',
  });

/** The published sample's way: see sampleWay.ts. */
export function sampleWay(world: LoadWorld): CrowdWay {
  return {
    negotiateUrl: `${world.sampleUrl}/negotiate`,
    negotiateHeaders: (agent) => ({ 'x-user': oidOf(agent) }),
    ring: async (callId, agent) => {
      const message = JSON.stringify({ PhoneNumber: '+12025550123', comments: callId });
      return (await postJson(`${world.sampleUrl}/send`, { userId: oidOf(agent), message })).status === 200;
    },
    read: (argument) => {
      const message: unknown = typeof argument === 'string' ? JSON.parse(argument) : undefined;
      return isFields(message) && typeof message.comments === 'string'
        ? { callId: message.comments, news: receiveNotificationTarget }
        : undefined;
    },
  };
}
