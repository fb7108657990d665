import { trimmed } from '../../../protocol/cleanText';
import type { ConversationAnswer } from '../../../protocol/messages/conversation';
import { isHad, type Conversation, type Outgoing } from './conversation';
import type { ConversationsEffect } from './conversationsEffect';
import type { ConversationsEvent } from './conversationsEvent';
import {
  findConversation,
  unchanged,
  withConversation,
  type ConversationsState,
  type ConversationsStep,
} from './conversationsStep';

type EventOf<T extends ConversationsEvent['type']> = Extract<ConversationsEvent, { readonly type: T }>;
type Change = (conversation: Conversation) => readonly [Conversation, readonly ConversationsEffect[]];

function changing(state: ConversationsState, key: string, change: Change): ConversationsStep {
  const known = findConversation(state, key);
  if (known === undefined) return unchanged(state);
  const [next, effects] = change(known);
  return next === known ? unchanged(state) : [withConversation(state, next), effects];
}

/** One is under way at a time. One that was refused holds back those behind it until it is tried again or removed. */
export const goingOn: Change = (conversation) => {
  const first = conversation.outbox.find(({ state }) => state !== 'stored');
  if (first?.state === 'refused' && !isHad(conversation))
    return [{ ...conversation, outbox: notSent(conversation) }, []];
  if (first?.state !== 'waiting') return [conversation, []];
  const outgoing: Outgoing = { ...first, state: 'sending' };
  return [
    { ...conversation, outbox: conversation.outbox.map((one) => (one.id === first.id ? outgoing : one)) },
    [{ type: 'send', key: conversation.key, outgoing }],
  ];
};

/** What waits behind a refused one of a conversation that is over waits for nothing more: it says that it was not sent. */
const notSent = ({ outbox }: Conversation): readonly Outgoing[] =>
  outbox.map((one) => (one.state === 'waiting' ? { ...one, state: 'refused', reason: 'illegal-state' } : one));

/** The text is in the outbox, under its id, in the same step in which the draft is emptied. */
export function applyWritten(state: ConversationsState, { key, id, text }: EventOf<'written'>): ConversationsStep {
  return changing(state, key, (conversation) => {
    const clean = trimmed(text);
    if (clean === '' || isKnown(conversation, id)) return [conversation, []];
    if (!isHad(conversation)) {
      // It was the agent's until this moment: the words stay, and say that they were not sent.
      const refused = { id, text: clean, state: 'refused', reason: 'illegal-state' } as const;
      return [{ ...conversation, outbox: [...conversation.outbox, refused] }, []];
    }
    const outbox = [...conversation.outbox, { id, text: clean, state: 'waiting' } as const];
    // The draft that is kept goes once the adaptor has the message: until then it is where the words stand.
    return goingOn({ ...conversation, draft: '', outbox });
  });
}

const isKnown = ({ outbox, messages }: Conversation, id: string): boolean =>
  outbox.some((one) => one.id === id) || messages.some((one) => one.id === id);

/** The adaptor has it, or says why it does not take it. */
export function applySent(state: ConversationsState, { key, id, answer }: EventOf<'sent'>): ConversationsStep {
  return changing(state, key, (conversation) => {
    const at = conversation.outbox.findIndex((one) => one.id === id);
    const sent = conversation.outbox[at];
    // Its push was faster than the answer, or it is no answer to what is under way.
    if (sent?.state !== 'sending') return answer.ok ? keepingDraft(goingOn(conversation)) : [conversation, []];
    const outbox = conversation.outbox.map((one) => (one === sent ? afterAnswer(sent, answer) : one));
    const next = goingOn({ ...conversation, outbox });
    return answer.ok ? keepingDraft(next) : next;
  });
}

const afterAnswer = ({ id, text }: Outgoing, { ok, reason = 'unavailable' }: ConversationAnswer): Outgoing =>
  ok ? { id, text, state: 'stored' } : { id, text, state: 'refused', reason };

const keepingDraft = ([conversation, effects]: ReturnType<Change>): ReturnType<Change> => [
  { ...conversation },
  [...effects, { type: 'keep-draft', key: conversation.key }],
];

/**
 * Again. What was refused was never stored and keeps its id. A message of the transcript that failed, or was perhaps
 * sent, stays as it is; the new try is a new message, and nothing calls it sent before the telephony system has.
 */
export function applyRetry(state: ConversationsState, { key, id, newId }: EventOf<'retry'>): ConversationsStep {
  return changing(state, key, (conversation) => {
    const refused = conversation.outbox.find((one) => one.id === id && one.state === 'refused');
    if (refused !== undefined) {
      const again: Outgoing = { id, text: refused.text, state: 'waiting' };
      return goingOn({ ...conversation, outbox: conversation.outbox.map((one) => (one === refused ? again : one)) });
    }
    const failed = conversation.messages.find((one) => one.id === id);
    const mayBeSentAgain = failed?.state === 'failed' || failed?.state === 'unknown';
    if (!mayBeSentAgain || failed.text === undefined || isKnown(conversation, newId)) return [conversation, []];
    const outbox = [...conversation.outbox, { id: newId, text: failed.text, state: 'waiting' } as const];
    return goingOn({ ...conversation, outbox });
  });
}

/** The agent does not want it sent any more; only what was refused can be taken back. */
export function applyRemoved(state: ConversationsState, { key, id }: EventOf<'remove'>): ConversationsStep {
  return changing(state, key, (conversation) => {
    const outbox = conversation.outbox.filter((one) => one.id !== id || one.state !== 'refused');
    return outbox.length === conversation.outbox.length ? [conversation, []] : goingOn({ ...conversation, outbox });
  });
}

export function applyDraft(state: ConversationsState, { key, text }: EventOf<'drafted'>): ConversationsStep {
  return changing(state, key, (conversation) =>
    text === (conversation.draft ?? '')
      ? [conversation, []]
      : [{ ...conversation, draft: text }, [{ type: 'keep-draft', key }]],
  );
}

/** Words of another window, or of the page before this one: each id once, whoever sends it. */
export function applyInherited(
  state: ConversationsState,
  { key, draft, outbox }: EventOf<'inherited'>,
): ConversationsStep {
  return changing(state, key, (conversation) => {
    const more = outbox.filter(({ id }) => !isKnown(conversation, id));
    const takesDraft = draft !== undefined && (conversation.draft ?? '') === '' && draft !== '';
    if (more.length === 0 && !takesDraft) return [conversation, []];
    const next = {
      ...conversation,
      ...(takesDraft ? { draft } : {}),
      outbox: [...conversation.outbox, ...more.map(({ id, text }) => ({ id, text, state: 'waiting' }) as const)],
    };
    return takesDraft ? keepingDraft(goingOn(next)) : goingOn(next);
  });
}

/** The agent has really seen what came up to this one. It only ever rises, and is told once. */
export function applyShown(state: ConversationsState, { key, upTo }: EventOf<'shown'>): ConversationsStep {
  return changing(state, key, (conversation) => {
    const seen = Math.min(upTo, conversation.toSeq);
    if (!isHad(conversation) || seen <= conversation.shownSeq) return [conversation, []];
    return [{ ...conversation, shownSeq: seen }, [{ type: 'tell-shown', key, upTo: seen }]];
  });
}
