import type { ChatTexts } from './chatStringKeys';
import type { ConversationRecords } from './conversationRecords';
import type { MessagesDesk } from './messagesDesk';

/** Everything outside that the panel's conversations meet. */
export interface MessagesPanelPorts {
  readonly desk: MessagesDesk;
  readonly texts: ChatTexts;
  readonly records: ConversationRecords;
  readonly newId: () => string;
  readonly sound: {
    /** Until the undo: an offer waits. `discreet`: the agent talks. */
    ring(discreet: boolean): () => void;
    /** Words of somebody have come. */
    tap(): void;
  };
  /** Shows it outside of the page, where that is allowed; `undefined` where it is not. @returns its undo */
  readonly notice: (title: string, tag: string, onClick: () => void) => (() => void) | undefined;
  readonly isLookedAt: () => boolean;
  readonly watchSeen: (parts: readonly Element[], onSeen: (seen: boolean) => void) => () => void;
}
