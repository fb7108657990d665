import type * as React from 'react';
import type { ConversationsProps } from '../ui/messages/Conversations';

/** What `messagespanel.js` offers to the panel, which draws it among its own. */
export interface MessagesPanelScript {
  /** What is offered, in every view. */
  readonly Offers: React.ComponentType;
  readonly Conversations: React.ComponentType<ConversationsProps>;
}

/** Global under which `messagespanel.js` leaves itself. */
export const messagesPanelGlobal = 'ctiSoftphoneMessagesPanel';
