import type { ConversationCapability } from '../../../protocol/conversationWords';
import { isHad, isOffered, type Conversation, type Wish } from './conversation';
import type { ConversationsEvent } from './conversationsEvent';
import { askedForMissing } from './transcript';
import {
  findConversation,
  unchanged,
  withConversation,
  type ConversationsState,
  type ConversationsStep,
} from './conversationsStep';

type EventOf<T extends ConversationsEvent['type']> = Extract<ConversationsEvent, { readonly type: T }>;

/** Without a list: reply and end, as docs/messages.md says. */
export const can = ({ snapshot: { capabilities } }: Conversation, what: ConversationCapability): boolean =>
  capabilities === undefined ? what === 'reply' || what === 'end' : capabilities.includes(what);

/** What the agent may want of it now. */
const possible: Readonly<Record<Wish, (conversation: Conversation) => boolean>> = {
  accept: isOffered,
  decline: isOffered,
  park: (one) => one.snapshot.state === 'active' && can(one, 'park'),
  resume: (one) => one.snapshot.state === 'waiting',
  transfer: (one) => isHad(one) && can(one, 'transfer') && one.snapshot.transferringTo === undefined,
  end: (one) => isHad(one) && can(one, 'end'),
};
export const mayWish = (conversation: Conversation, wish: Wish): boolean =>
  conversation.wish === undefined && possible[wish](conversation);

/** Asked for once: a second press while the first is under way changes nothing. */
export function applyWish(state: ConversationsState, event: EventOf<'wanted'>): ConversationsStep {
  const { key, wish, target, note } = event;
  const known = findConversation(state, key);
  if (known === undefined || !mayWish(known, wish)) return unchanged(state);
  return [
    withConversation(state, { ...known, wish, refused: undefined }),
    [
      {
        type: 'wish',
        key,
        wish,
        ...(target === undefined ? {} : { target }),
        ...(note === undefined ? {} : { note }),
      },
    ],
  ];
}

/** What was stored comes by push as well; whichever is first. A refusal leaves all as it was, and says why. */
export function applyAnswered(
  state: ConversationsState,
  { key, wish, answer }: EventOf<'answered'>,
): ConversationsStep {
  const known = findConversation(state, key);
  if (known?.wish !== wish) return unchanged(state);
  const isGone = isOffered(known) && (answer.reason === 'taken-back' || answer.reason === 'unknown-conversation');
  if (isGone) return unchanged({ conversations: state.conversations.filter((one) => one !== known) });
  const told = answer.ok ? answer.state : undefined;
  const snapshot =
    told === undefined || known.snapshot.state === 'ended' ? known.snapshot : { ...known.snapshot, state: told };
  const refused = answer.ok ? undefined : (answer.reason ?? 'unavailable');
  const next = { ...known, snapshot, wish: undefined, refused };
  // What was accepted can be read from now on.
  const [asking, effects] = isOffered(next) ? [next, []] : askedForMissing(next);
  return [withConversation(state, asking), effects];
}
