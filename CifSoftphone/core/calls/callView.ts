import type { CallFacts } from '../../../protocol/callFacts';
import type { CommandName } from '../../../protocol/callCommand';
import type { CallId } from '../../../protocol/callId';
import type { CallState, EndReason } from '../../../protocol/callState';
import type { Direction } from '../../../protocol/messages/telephonyEvent';
import type { RecordReference } from '../../../protocol/messages/recordReference';
import type { CustomerMatch } from '../customer/customerMatch';
import type { AgentSearch, DirectoryAnswer } from './call';
import type { CallDraft } from '../draft/callDraft';
import type { NumberKind } from '../numbers/numberWords';

type ShownFacts = { readonly [Name in keyof CallFacts]?: CallFacts[Name] | undefined };

/** One call as it is drawn. Formatted once by the leader (only line.js carries phone metadata). */
export interface CallView extends ShownFacts {
  /** `source` + call id, unique in this line; `callId` alone is what slugs and people see. */
  readonly key: string;
  readonly callId: CallId;
  readonly direction: Direction;
  readonly state: CallState;
  /** What the agent is doing about a ring and is not yet stored: the buttons show it as under way. */
  readonly underWay: 'accept' | 'reject' | 'hangup' | undefined;
  readonly reason: EndReason | undefined;
  /** The other party's number as the agent's locale writes it; `undefined` when absent or withheld. */
  readonly number: string | undefined;
  readonly e164: string | undefined;
  readonly numberKind: NumberKind | undefined;
  readonly withheld: boolean;
  readonly displayName: string | undefined;
  /** `undefined` while the search runs: the ring never waits for it. */
  readonly customer: CustomerMatch | undefined;
  /** What the telephony system says it is about: opens in place of the customer. */
  readonly record?: RecordReference | undefined;
  /** What the agent looks for, to put another customer in the place of this one. */
  readonly search: AgentSearch | undefined;
  /** Telephony has a directory for it. */
  readonly canSearch?: boolean;
  /** Whom it can be given to, by the agent's search. */
  readonly directory?: DirectoryAnswer | undefined;
  /** On the steady clock of the page that has this view, for countdown and duration. */
  readonly ringEndsAtMs: number | undefined;
  readonly connectedAtMs: number | undefined;
  /** When it ended, by the clock of the record. */
  readonly endedAtMs?: number | undefined;
  readonly assumed: boolean;
  /** What the agent can do with the call now. */
  readonly offers: readonly CommandName[];
  /** What the telephony system can do with it in some state: such a button stays in its place, and says why not now. */
  readonly able?: readonly CommandName[];
  /** Commands on their way, this browser's and others': shown as under way. */
  readonly commands: readonly CommandName[];
  readonly muted: boolean;
  /** It began as the consultation of another call. */
  readonly consultation?: boolean;
  /** The other call of a consultation, while both go on. */
  readonly relatedKey?: string | undefined;
  /** What the agent writes about an answered call, until the agent is done with it. */
  readonly draft?: CallDraft | undefined;
}
