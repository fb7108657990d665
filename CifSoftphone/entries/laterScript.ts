import type { DescribeSearch } from '../core/customer/customerTables';
import type { CallHistory } from '../core/calls/callHistory';
import type { LaterParts } from '../ui/parts/laterParts';

/** What `later.js` offers. */
export interface LaterScript extends LaterParts {
  readonly pastCalls: CallHistory;
  /** For the leader of the line, where makers look for callers in more than the usual tables. */
  readonly describeSearch: DescribeSearch;
}

/** Global under which `later.js` leaves itself. */
export const laterScriptGlobal = 'ctiSoftphoneLater';
/** Global under which the page lays out what it shares with it: `sharedWithLater`. */
export const sharedWithLaterGlobal = 'ctiSoftphoneShared';
