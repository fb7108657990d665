import type * as React from 'react';
import type { ConversationsProps } from '../ui/messages/Conversations';
import type { RecordsHost } from '../ui/messages/conversationRecords';

/** What `messagespanel.js` offers to the panel, which draws it among its own. */
export interface MessagesPanelScript {
  /** What is offered, in every view. */
  readonly Offers: React.ComponentType;
  readonly Conversations: React.ComponentType<ConversationsProps>;
  /** Where the panel stands is known: customers open there. */
  readonly useHost: (where: RecordsHost) => void;
}

/** Global under which `messagespanel.js` leaves itself. */
export const messagesPanelGlobal = 'ctiSoftphoneMessagesPanel';
