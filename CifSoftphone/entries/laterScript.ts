import type { CallHistory } from '../core/calls/callHistory';
import type { LaterParts } from '../ui/parts/laterParts';

/** What `later.js` offers. */
export interface LaterScript extends LaterParts {
  readonly pastCalls: CallHistory;
}

/** Global under which `later.js` leaves itself. */
export const laterScriptGlobal = 'ctiSoftphoneLater';
