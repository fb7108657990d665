import type { ConversationSnapshot, Message } from '../../../../protocol/messages/conversation';
import { conversationKey, type Conversation } from '../../../../CifSoftphone/core/messages/conversation';
import type { ConversationsEffect } from '../../../../CifSoftphone/core/messages/conversationsEffect';
import type { ConversationsEvent } from '../../../../CifSoftphone/core/messages/conversationsEvent';
import { findConversation, noConversations } from '../../../../CifSoftphone/core/messages/conversationsStep';
import { updateConversations } from '../../../../CifSoftphone/core/messages/updateConversations';

export const snapshot = (more: Partial<ConversationSnapshot> = {}): ConversationSnapshot => ({
  conversationId: 'c1',
  source: 'desk',
  handling: 1,
  state: 'active',
  version: 1,
  channel: 'chat',
  direction: 'inbound',
  from: { address: 'ann-7', kind: 'handle', displayName: 'Ann', withheld: false },
  to: { kind: 'handle', withheld: false },
  toldAtMs: 1_800_000_000_000,
  offerFailed: false,
  offeredForMs: 0,
  activeForMs: 0,
  async: false,
  firstSeq: 1,
  lastSeq: 0,
  shownSeq: 0,
  ...more,
});
export const key = conversationKey(snapshot());

export const message = (seq: number, more: Partial<Message> = {}): Message => ({
  id: `m-${seq}`,
  seq,
  author: 'customer',
  text: `text ${seq}`,
  atMs: 1_800_000_000_000 + seq * 1_000,
  edited: false,
  deleted: false,
  ...more,
});

/** What the adaptor pushes of a message. */
export const told = (one: Message, about: Partial<ConversationSnapshot> = {}): ConversationsEvent => {
  const { conversationId, source, handling } = snapshot(about);
  return { type: 'message', told: { conversationId, source, handling, message: one } };
};

/** The machine with what happened to it so far. */
export function desk(...before: readonly ConversationsEvent[]) {
  let state = noConversations;
  const done: ConversationsEffect[] = [];
  const does = (...events: readonly ConversationsEvent[]): readonly ConversationsEffect[] => {
    const from = done.length;
    for (const event of events) {
      const [next, effects] = updateConversations(state, event);
      state = next;
      done.push(...effects);
    }
    return done.slice(from);
  };
  does(...before);
  return {
    does,
    of: (wanted = key): Conversation => {
      const found = findConversation(state, wanted);
      if (found === undefined) throw new Error(`There is no ${wanted}.`);
      return found;
    },
    keys: () => state.conversations.map((one) => one.key),
    /** Ids in the order in which webhooks for them were asked for. */
    sent: () => done.flatMap((effect) => (effect.type === 'send' ? [effect.outgoing.id] : [])),
  };
}
export const changed = (more: Partial<ConversationSnapshot> = {}, nowMs = 0): ConversationsEvent => ({
  type: 'changed',
  snapshot: snapshot(more),
  nowMs,
});
export const written = (id: string, text: string, about = key): ConversationsEvent => ({
  type: 'written',
  key: about,
  id,
  text,
});
export const sent = (id: string, ok = true, reason?: string): ConversationsEvent => ({
  type: 'sent',
  key,
  id,
  answer: { ok, ...(reason === undefined ? {} : { reason }) },
});
