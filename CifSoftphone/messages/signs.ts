import type { ConversationMessage } from '../../protocol/messages/conversation';
import { isOffered, type Conversation } from '../core/messages/conversation';
import { messagesTimings } from './messagesTimings';
import { namesOf } from './wishMessage';

export interface SignsParts {
  readonly find: (key: string) => Conversation | undefined;
  /** Said until it is answered. */
  readonly tell: (message: ConversationMessage) => void;
  /** Old when it would come again: one try. */
  readonly sayOnce: (message: ConversationMessage) => void;
  readonly nowMs: () => number;
  readonly newId: () => string;
}

/** What the agent gives away without a word: that an offer is seen, and that something is typed. */
export class Signs {
  private readonly typedAtMs = new Map<string, number>();
  private readonly reported = new Set<string>();

  constructor(private readonly parts: SignsParts) {}

  typed(key: string): void {
    const { find, sayOnce, nowMs, newId } = this.parts;
    const conversation = find(key);
    if (nowMs() - (this.typedAtMs.get(key) ?? -Infinity) < messagesTimings.typingEveryMs) return;
    this.typedAtMs.set(key, nowMs());
    if (conversation === undefined) return;
    const about = { id: newId(), ...namesOf(conversation.snapshot) };
    sayOnce({ type: 'conversation.typing', ...about, forMs: messagesTimings.typingForMs });
  }

  /** An offer is in front of the agent: said once. */
  seen(key: string, outcome: 'shown' | 'handed-to-host'): void {
    const { find, tell, newId } = this.parts;
    const conversation = find(key);
    const once = `${key} ${outcome}`;
    if (conversation === undefined || !isOffered(conversation) || this.reported.has(once)) return;
    this.reported.add(once);
    tell({ type: 'conversation.acknowledged', id: newId(), ...namesOf(conversation.snapshot), outcome });
  }
}
