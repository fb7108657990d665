import type { ConversationMessage, ConversationSnapshot } from '../../protocol/messages/conversation';
import type { Wish } from '../core/messages/conversation';

export type Names = Pick<ConversationSnapshot, 'conversationId' | 'source' | 'handling'>;
export const namesOf = ({ conversationId, source, handling }: Names): Names => ({ conversationId, source, handling });

const types = {
  park: 'conversation.park',
  resume: 'conversation.resume',
  end: 'conversation.end',
} as const satisfies Readonly<Record<Exclude<Wish, 'accept' | 'decline' | 'transfer'>, ConversationMessage['type']>>;

/** What the adaptor is told when the agent wants it. */
export function wishMessage(
  about: Names & { readonly id: string },
  wish: Wish,
  target: string | undefined,
  note: string | undefined,
): ConversationMessage {
  switch (wish) {
    case 'accept':
    case 'decline':
      return { type: 'conversation.acknowledged', ...about, outcome: wish === 'accept' ? 'accepted' : 'rejected' };
    case 'transfer':
      return {
        type: 'conversation.transfer',
        ...about,
        target: target ?? '',
        ...(note === undefined || note === '' ? {} : { note }),
      };
    default:
      return { type: types[wish], ...about };
  }
}
