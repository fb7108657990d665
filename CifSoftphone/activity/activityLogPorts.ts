import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import type { CallDraft } from '../core/draft/callDraft';
import type { KeptWords } from '../core/draft/keptWords';
import type { WrapUpField } from '../core/settings/softphoneSettings';
import type { NumberWords } from '../core/numbers/numberWords';
import type { CustomerMatch, CustomerSearch } from '../core/customer/customerMatch';
import type { Trouble } from '../core/troubles/trouble';
import type { ActivityStore } from './activityStore';
import type { WrappedUp } from './draftClock';
import type { WriteSubject } from '../core/calls/subjectFacts';
import type { UnsavedWordsPort } from './unsavedWords';

export interface ActivityLogPorts {
  readonly activities: ActivityStore;
  readonly customers: Pick<CustomerSearch, 'find' | 'isCustomer' | 'waysTo'>;
  readonly writeNumber: (number: string) => NumberWords;
  readonly writeSubject: WriteSubject;
  /** The steady clock. */
  readonly nowMs: () => number;
  /** The PC's time of day: written down only where an adaptor does not tell its own. */
  readonly wallTimeMs: () => number;
  readonly random: () => number;
  readonly unsavedWords: UnsavedWordsPort;
  /** How long makers let a wrap-up last; 0 for none, `undefined` where the agent ends it. */
  readonly wrapUpSeconds: () => number | undefined;
  /** How many minutes the agent may add to it. */
  readonly wrapUpExtensions: () => number;
  /** What makers ask besides, with their columns. */
  readonly wrapUpFields: () => readonly WrapUpField[];
  /** A disposition as the agent reads it. */
  readonly dispositionLabel: (value: string) => string;
}

export interface ActivityLogListener {
  /** Who is known to be at the other end; `undefined` when nobody has looked yet. */
  matchOf(key: string): CustomerMatch | undefined;
  /** The row of an ended call is complete; with its wrap-up, the first time it is told. */
  logged(call: CallSnapshot, wrappedUp?: WrappedUp): void;
  /** Rows cannot be written; `undefined` when they can again. */
  trouble(trouble: Trouble | undefined): void;
  /** Dataverse refused the case that the agent chose. */
  caseRefused(key: string): void;
  /** The agent changed the customer: the case of the one before is not linked any more, or again. */
  caseFollowed(how: 'taken-off' | 'back', key: string): void;
  /** The draft of a call changed, or how far it is saved. */
  draftChanged(): void;
  /** What the former leader showed of it. */
  inheritedDraft(key: string): CallDraft | undefined;
  /** What the former leader told and kept for the agent. */
  inheritedKept(): readonly KeptWords[];
  /** Nothing is left to do about this call, and the agent did not say so. */
  wrappedUp(key: string): void;
}
