import { messageRules } from '../../../protocol/messageRules';
import type { ConversationSnapshot, MessageChanged } from '../../../protocol/messages/conversation';
import { conversationKey, isHad, isOffered, isOfferState, type Conversation } from './conversation';
import type { ConversationsEvent } from './conversationsEvent';
import { goingOn } from './applyWords';
import {
  findConversation,
  unchanged,
  withConversation,
  type ConversationsState,
  type ConversationsStep,
} from './conversationsStep';
import { askedForMissing, withMessages, withPage } from './transcript';

type EventOf<T extends ConversationsEvent['type']> = Extract<ConversationsEvent, { readonly type: T }>;

const begun = (key: string, snapshot: ConversationSnapshot, atMs: number): Conversation => {
  // A long one is read from its end; what lies before is fetched when the agent wants it.
  const fromSeq = Math.max(0, snapshot.lastSeq - messageRules.maxPage);
  return {
    key,
    snapshot,
    atMs,
    customer: undefined,
    messages: [],
    fromSeq,
    toSeq: fromSeq,
    asked: false,
    draft: undefined,
    outbox: [],
    shownSeq: snapshot.shownSeq,
    wish: undefined,
    refused: undefined,
    typing: undefined,
  };
};

/** A snapshot, pushed or listed. What is not newer changes nothing, and what is over does not begin again. */
export function applySnapshot(
  state: ConversationsState,
  snapshot: ConversationSnapshot,
  nowMs: number,
): ConversationsStep {
  const key = conversationKey(snapshot);
  const known = findConversation(state, key);
  if (known !== undefined && snapshot.version <= known.snapshot.version) return longer(state, known, snapshot.lastSeq);
  if (known?.snapshot.state === 'ended' && snapshot.state !== 'ended') return unchanged(state);
  // The answer to the accept was faster than the push of what was before it: a turn is offered once.
  if (known !== undefined && isHad(known) && isOfferState(snapshot.state)) return unchanged(state);
  // Of an offer that the agent never had nothing stays on the screen: it may ring again somewhere.
  if (snapshot.state === 'ended' && snapshot.activeForMs === undefined)
    return [without(state, key), leftBehind({ ...(known ?? begun(key, snapshot, nowMs)), snapshot, atMs: nowMs })];
  const next: Conversation =
    known === undefined
      ? begun(key, snapshot, nowMs)
      : {
          ...known,
          snapshot,
          atMs: nowMs,
          shownSeq: Math.max(known.shownSeq, snapshot.shownSeq),
          // What was wanted is done, or cannot be done any more.
          wish: snapshot.state === known.snapshot.state ? known.wish : undefined,
        };
  const [settled, sends] = snapshot.state === 'ended' ? goingOn(next) : [next, []];
  const [reads, asks] = reading(state, settled);
  const effects = [...asks, ...sends];
  const isNamed = snapshot.record?.id !== known?.snapshot.record?.id;
  // Who it is does not wait for an accept: the offer shows it.
  return [reads, known === undefined || isNamed ? [{ type: 'look-up', key }, ...effects] : effects];
}

/** One that was never shown may be offered again: it leaves nothing. */
const leftBehind = (conversation: Conversation): ConversationsStep[1] =>
  conversation.snapshot.offerFailed === true ? [] : [{ type: 'leave-row', conversation }];

/** A message is no new version: a list says that there are more, where the push of the newest was lost. */
function longer(state: ConversationsState, known: Conversation, lastSeq: number): ConversationsStep {
  const { snapshot } = known;
  if (snapshot.state === 'ended' || lastSeq <= snapshot.lastSeq) return unchanged(state);
  return reading(state, { ...known, snapshot: { ...snapshot, lastSeq } });
}

/** Puts it into its place, and asks for what is missing where the agent may read. */
function reading(state: ConversationsState, next: Conversation): ConversationsStep {
  if (isOffered(next)) return unchanged(withConversation(state, next));
  const [asking, effects] = askedForMissing(next);
  return [withConversation(state, asking), effects];
}

const without = (state: ConversationsState, key: string): ConversationsState => ({
  conversations: state.conversations.filter((one) => one.key !== key),
});

/**
 * All that there is. One that is in it no more, and was not pushed since it was asked for, is the agent's no more.
 * What was missed while the line was away is fetched, whether or not a push comes.
 */
export function applyList(state: ConversationsState, { list, askedAtMs, nowMs }: EventOf<'listed'>): ConversationsStep {
  const told = [...list.conversations, ...list.ended];
  const keys = new Set(told.map(conversationKey));
  const kept = state.conversations.filter(({ key, atMs }) => keys.has(key) || atMs > askedAtMs);
  // A page that was asked for over the lost line does not come any more.
  const free = { conversations: kept.map((one) => ({ ...one, asked: false })) };
  return told.reduce<ConversationsStep>(([before, effects], snapshot) => {
    const [after, more] = applySnapshot(before, snapshot, nowMs);
    const one = findConversation(after, conversationKey(snapshot));
    if (more.length > 0 || one === undefined) return [after, [...effects, ...more]];
    const [asking, asked] = reading(after, one);
    return [asking, [...effects, ...asked]];
  }, unchanged(free));
}

/** A message that is new, or of which more is known. */
export function applyMessage(state: ConversationsState, { message, ...about }: MessageChanged): ConversationsStep {
  const known = findConversation(state, conversationKey(about));
  if (known === undefined) return unchanged(state);
  const next = withMessages(known, [message]);
  // Who has written types no more.
  return reading(state, message.author === 'agent' ? next : { ...next, typing: undefined });
}

/** A page of the transcript, or that it did not come. */
export function applyPage(state: ConversationsState, { key, after, page }: EventOf<'page'>): ConversationsStep {
  const known = findConversation(state, key);
  if (known === undefined) return unchanged(state);
  if (page === undefined) return unchanged(withConversation(state, { ...known, asked: false }));
  const next = withDraft(withPage(known, after, page), page.draft);
  // An empty page is no news: the next push or list asks again.
  return page.messages.length === 0 ? unchanged(withConversation(state, next)) : reading(state, next);
}

/** What was kept last, unless the agent has typed since, or it is what was sent: the adaptor may not have heard that yet. */
function withDraft(conversation: Conversation, draft: string | undefined): Conversation {
  if (conversation.draft !== undefined || draft === undefined) return conversation;
  const sent = [...conversation.messages].reverse().find(({ author }) => author === 'agent')?.text;
  const waits = conversation.outbox.some(({ text }) => text === draft.trim());
  return waits || sent === draft.trim() ? conversation : { ...conversation, draft };
}

export function applyTyping(state: ConversationsState, { told, nowMs }: EventOf<'typing'>): ConversationsStep {
  const known = findConversation(state, conversationKey(told));
  if (known === undefined) return unchanged(state);
  const typing = told.forMs === 0 ? undefined : { name: told.participant?.name, untilMs: nowMs + told.forMs };
  return unchanged(withConversation(state, { ...known, typing }));
}

/** The row of one that is over is closed. */
export function applyDismissed(state: ConversationsState, key: string): ConversationsStep {
  const known = findConversation(state, key);
  if (known?.snapshot.state !== 'ended') return unchanged(state);
  return unchanged(without(state, key));
}
