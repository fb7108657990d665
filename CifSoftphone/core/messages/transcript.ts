import { laterState } from '../../../protocol/conversationWords';
import { inReadingOrder } from '../../../protocol/messageOrder';
import { messageRules } from '../../../protocol/messageRules';
import type { Message, MessagePage } from '../../../protocol/messages/conversation';
import type { Conversation } from './conversation';
import type { ConversationsEffect } from './conversationsEffect';

/** What is read: without a gap, in reading order. What came beyond a gap waits for what is missing, and moves nothing. */
export const readMessages = ({ messages, fromSeq, toSeq }: Conversation): readonly Message[] =>
  inReadingOrder(messages.filter(({ seq }) => seq > fromSeq && seq <= toSeq));

/** Written by somebody else and not shown to the agent yet. */
export const unreadMessages = (conversation: Conversation): readonly Message[] =>
  conversation.messages.filter(({ seq, author }) => seq > conversation.shownSeq && author !== 'agent');

/** Both in one, whichever came first: what is known of a message only ever rises. */
function merged(one: Message, other: Message): Message {
  const newer = one.edited && !other.edited ? one : other;
  const deleted = one.deleted === true || other.deleted === true;
  const state = one.state === undefined ? other.state : laterState(one.state, other.state ?? one.state);
  const { text, failed, ...rest } = newer;
  const why = failed ?? one.failed ?? other.failed;
  return {
    ...rest,
    deleted,
    ...(state === undefined ? {} : { state }),
    ...(text === undefined || deleted ? {} : { text }),
    ...(why !== undefined && state === 'failed' ? { failed: why } : {}),
  };
}

/** With what was told: each message once, the complete part as long as it is. */
export function withMessages(conversation: Conversation, told: readonly Message[]): Conversation {
  const bySeq = new Map(conversation.messages.map((message) => [message.seq, message]));
  for (const message of told) {
    const known = bySeq.get(message.seq);
    bySeq.set(message.seq, known === undefined ? message : merged(known, message));
  }
  let { toSeq } = conversation;
  while (bySeq.has(toSeq + 1)) toSeq += 1;
  const messages = [...bySeq.values()].sort((left, right) => left.seq - right.seq);
  const ids = new Set(messages.map(({ id }) => id));
  return {
    ...conversation,
    messages,
    toSeq,
    // The transcript has it: there is one of it on the screen.
    outbox: conversation.outbox.filter(({ id }) => !ids.has(id)),
  };
}

/** A page, which has no gap: it reaches back to the one after `after`. */
export function withPage(conversation: Conversation, after: number, page: MessagePage): Conversation {
  const first = Math.max(after, page.firstSeq - 1);
  const reached = page.messages[page.messages.length - 1]?.seq ?? after;
  const joins = reached >= conversation.fromSeq;
  const fromSeq = joins ? Math.min(conversation.fromSeq, first) : conversation.fromSeq;
  return withMessages(
    // From where the agent may read: of what lies before there is nothing to wait for.
    { ...conversation, fromSeq, toSeq: Math.max(conversation.toSeq, first), asked: false },
    page.messages,
  );
}

/** The newest that is known to be there. */
const newestSeq = ({ snapshot, messages }: Conversation): number =>
  Math.max(snapshot.lastSeq, messages[messages.length - 1]?.seq ?? 0);

/** Something is known to be missing. */
export const isBehind = (conversation: Conversation): boolean => conversation.toSeq < newestSeq(conversation);

/** Asks for the page that is missing, once. */
export function askedForMissing(conversation: Conversation): readonly [Conversation, readonly ConversationsEffect[]] {
  const { key, toSeq, asked } = conversation;
  if (asked || !isBehind(conversation)) return [conversation, []];
  return [{ ...conversation, asked: true }, [{ type: 'fetch', key, after: toSeq, limit: messageRules.maxPage }]];
}
