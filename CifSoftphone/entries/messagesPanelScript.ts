import type * as React from 'react';

/** What `messagespanel.js` offers to the panel, which draws it among its own. */
export interface MessagesPanelScript {
  /** What is offered, in every view. */
  readonly Offers: React.ComponentType;
  readonly Conversations: React.ComponentType<{ readonly onOpen: (open: boolean) => void }>;
}

/** Global under which `messagespanel.js` leaves itself. */
export const messagesPanelGlobal = 'ctiSoftphoneMessagesPanel';
