import { messageRules } from '../../../protocol/messageRules';
import { applyChosen, applyMatched } from './applyCustomer';
import { applyDismissed, applyList, applyMessage, applyPage, applySnapshot, applyTyping } from './applyTold';
import { applyAnswered, applyWish } from './applyWish';
import {
  applyDraft,
  applyInherited,
  applyRemoved,
  applyRetry,
  applySent,
  applyShown,
  applyWritten,
} from './applyWords';
import type { ConversationsEvent } from './conversationsEvent';
import {
  findConversation,
  unchanged,
  withConversation,
  type ConversationsState,
  type ConversationsStep,
} from './conversationsStep';

/**
 * The model of conversations: pure, total, never throws. An event that does not fit the state it meets changes nothing,
 * because agents, pushes, pages and answers cross each other on the way.
 */
export function updateConversations(state: ConversationsState, event: ConversationsEvent): ConversationsStep {
  switch (event.type) {
    case 'listed':
      return applyList(state, event);
    case 'changed':
      return applySnapshot(state, event.snapshot, event.nowMs);
    case 'message':
      return applyMessage(state, event.told);
    case 'typing':
      return applyTyping(state, event);
    case 'page':
      return applyPage(state, event);
    case 'matched':
      return applyMatched(state, event);
    case 'chosen':
      return applyChosen(state, event);
    case 'wanted':
      return applyWish(state, event);
    case 'answered':
      return applyAnswered(state, event);
    case 'written':
      return applyWritten(state, event);
    case 'sent':
      return applySent(state, event);
    case 'retry':
      return applyRetry(state, event);
    case 'remove':
      return applyRemoved(state, event);
    case 'drafted':
      return applyDraft(state, event);
    case 'inherited':
      return applyInherited(state, event);
    case 'shown':
      return applyShown(state, event);
    case 'earlier':
      return applyEarlier(state, event.key);
    case 'dismissed':
      return applyDismissed(state, event.key);
  }
}

/** The page before what is there. */
function applyEarlier(state: ConversationsState, key: string): ConversationsStep {
  const known = findConversation(state, key);
  if (known === undefined || known.asked || known.fromSeq === 0) return unchanged(state);
  const after = Math.max(0, known.fromSeq - messageRules.maxPage);
  return [
    withConversation(state, { ...known, asked: true }),
    [{ type: 'fetch', key, after, limit: known.fromSeq - after }],
  ];
}
