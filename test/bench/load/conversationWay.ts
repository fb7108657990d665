import { isFields } from '../../../protocol/fields';
import { toConversationEvent, type ConversationMessage } from '../../../protocol/messages/conversation';
import { sendMessageTarget } from '../../../protocol/targets';
import { directory } from '../../../simulator/directory';
import type { CrowdWay } from './crowd';
import type { LoadWorld } from './loadWorld';
import { postJson } from './postJson';
import { adaptorWay, oidOf } from './ways';

export const talksPerAgent = 3;
/** A conversation of the crowd, as the telephony system names it. */
export const talkOf = (agent: number, number: number): string => `talk-${agent}-${number}`;

const source = directory.telephony.clientId;

/**
 * Conversations: first each is offered and accepted (its id stands in the ledger), then customers write to them, each
 * agent's in turn. Every second message is answered by its agent's softphone, which the telephony system gets by webhook.
 */
export function conversationWay(world: LoadWorld): CrowdWay {
  const telephony = { authorization: `Bearer ${world.telephonyToken}` };
  const written = new Map<number, number>();
  let answers = 0;
  const post = async (agent: number, type: string, id: string, data: object): Promise<boolean> => {
    const event = { specversion: '1.0', id, source: 'https://telephony.example.com/load', type, data };
    const body = { userId: oidOf(agent), message: JSON.stringify(event) };
    return (await postJson(`${world.adaptorUrl}/SendMessageToUser`, body, telephony)).status === 202;
  };
  return {
    ...adaptorWay(world, 'ring'),
    ring: (id, agent) => {
      if (id.startsWith('talk-')) {
        const from = { address: `customer-${id}`, kind: 'handle' };
        return post(agent, 'conversation.offered', `offer-${id}`, { conversationId: id, channel: 'chat', from });
      }
      const count = (written.get(agent) ?? 0) + 1;
      written.set(agent, count);
      const message = { id, text: `Message ${count} of somebody who writes a line or two about a bill.`, order: count };
      const conversationId = talkOf(agent, count % talksPerAgent);
      return post(agent, 'message.received', `event-${id}`, { conversationId, message });
    },
    read: (argument) => {
      const { type, data } = isFields(argument) ? argument : {};
      if (!isFields(data)) return undefined;
      if (type === 'conversation.changed') {
        const { conversationId, state } = data;
        return typeof conversationId === 'string' ? { callId: conversationId, news: String(state) } : undefined;
      }
      const { message } = data;
      if (!isFields(message) || typeof message.id !== 'string') return undefined;
      return { callId: message.id, news: String(message.state) };
    },
    rings: (id, agent, connection) => {
      const say = (message: object): void =>
        connection.send(
          sendMessageTarget,
          toConversationEvent({ source, handling: 1, ...message } as ConversationMessage),
        );
      if (id.startsWith('talk-')) {
        const accepts = { type: 'conversation.acknowledged', conversationId: id, outcome: 'accepted' };
        return say({ ...accepts, id: `accept-${id}` });
      }
      answers += 1;
      if (answers % 2 === 0) return;
      const conversationId = talkOf(agent, (written.get(agent) ?? 0) % talksPerAgent);
      say({
        type: 'message.send',
        id: `say-${id}`,
        conversationId,
        message: { id: `answer-${id}`, text: 'I look at it.' },
      });
    },
  };
}
