import type { HubConnection } from '@microsoft/signalr';
import {
  toConversationEvent,
  type ConversationAnswer,
  type ConversationMessage,
  type ConversationSnapshot,
  type Message,
} from '../../protocol/messages/conversation';
import { parseConversationPush, type ConversationPush } from '../../protocol/messages/conversationPush';
import { directory } from '../../simulator/directory';
import { eventually, freshId, type AdaptorWorld } from './adaptorWorld';
import { undocumentedMessage } from './documentedAnswers';

export const source = directory.telephony.clientId;
let count = 0;
export const freshMessageId = (): string => `m-${process.pid}-${(count += 1)}`;

/** A softphone as far as it writes and is written to. */
export interface Writer {
  readonly pushes: ConversationPush[];
  /** The newest snapshot of a conversation. */
  latest(conversationId: string): ConversationSnapshot | undefined;
  /** Messages of a conversation, each as it was told last. */
  messages(conversationId: string): readonly Message[];
  say(message: Omit<ConversationMessage, 'id' | 'source'> & { readonly id?: string }): Promise<ConversationAnswer>;
  write(conversationId: string, handling: number, text: string, id?: string): Promise<ConversationAnswer>;
  acknowledge(conversationId: string, handling: number, outcome: string): Promise<ConversationAnswer>;
}

export function writerOf(connection: HubConnection): Writer {
  const pushes: ConversationPush[] = [];
  connection.on('ReceiveNotification', (event: unknown) => {
    const push = parseConversationPush(event);
    if (push?.ok === true) pushes.push(push.value);
  });
  const say: Writer['say'] = async (message) => {
    const whole = { id: freshMessageId(), source, ...message } as ConversationMessage;
    const answer = await connection.invoke<ConversationAnswer>('sendMessage', toConversationEvent(whole));
    const unsaid = undocumentedMessage('softphoneAnswer', answer);
    if (unsaid.length > 0) throw new Error(unsaid.join('\n'));
    return answer;
  };
  return {
    pushes,
    say,
    latest: (conversationId) =>
      pushes
        .flatMap((push) =>
          push.type === 'conversation.changed' && push.data.conversationId === conversationId ? [push.data] : [],
        )
        .at(-1),
    messages: (conversationId) => {
      const found = new Map<string, Message>();
      for (const push of pushes) {
        if (push.type !== 'message.changed' || push.data.conversationId !== conversationId) continue;
        found.set(push.data.message.id, push.data.message);
      }
      return [...found.values()];
    },
    write: (conversationId, handling, text, id = freshMessageId()) =>
      say({ type: 'message.send', conversationId, handling, message: { id, text } } as Parameters<typeof say>[0]),
    acknowledge: (conversationId, handling, outcome) =>
      say({ type: 'conversation.acknowledged', conversationId, handling, outcome } as Parameters<typeof say>[0]),
  };
}

/** The telephony system's side of one conversation. */
export function deskOf(world: AdaptorWorld, conversationId = freshId()) {
  const tell = (oid: string, type: string, data: object = {}, id = freshMessageId()) =>
    world.ring(oid, { specversion: '1.0', id, source: '/desk', type, data: { conversationId, ...data } });
  const requests = () =>
    world.webhooks.flatMap(({ event }) =>
      event.type === 'conversation.requested' && event.data.conversationId === conversationId ? [event] : [],
    );
  return {
    conversationId,
    tell,
    offer: (oid: string, more: object = {}, id?: string) =>
      tell(
        oid,
        'conversation.offered',
        { channel: 'chat', from: { address: 'ann-7', kind: 'handle', displayName: 'Ann' }, ...more },
        id,
      ),
    receive: (oid: string, text: string, more: object = {}, eventId?: string) =>
      tell(oid, 'message.received', { message: { id: freshMessageId(), text, ...more } }, eventId),
    requests,
    request: (command: string) =>
      eventually(`${command} is requested`, () => requests().find(({ data }) => data.command === command)),
    report: (outcome: string, state?: string) =>
      eventually(`${outcome} is reported`, () =>
        world.webhooks.find(
          ({ event: { type, data } }) =>
            type === 'conversation.reported' &&
            data.conversationId === conversationId &&
            data.outcome === outcome &&
            (state === undefined || data.state === state),
        ),
      ),
    page: async (token: string, handling: number, after = 0) => {
      const query = new URLSearchParams({ source, conversationId, handling: String(handling), after: String(after) });
      const answer = await world.call('GET', `messages?${query.toString()}`, token);
      return { ...answer, messages: (answer.body.messages ?? []) as readonly Message[] };
    },
  };
}
