import type { CallView } from '../core/calls/callView';
import type { KpiReport } from '../core/calls/kpiReport';
import type { PresencePort } from './presencePort';
import type { ClickToAct } from './clickToAct';

/** What became of a notification that the host drew for us. */
export type HostRingOutcome = 'accepted' | 'rejected' | 'timed-out' | 'not-shown' | 'cancelled';

/** A ring that the host draws. `outcome` never rejects; after it nothing changes any more. */
export interface ShownRing {
  readonly outcome: Promise<HostRingOutcome>;
  /** More is known of the caller: the host draws it anew. */
  update(call: CallView, headerText: string): void;
  cancel(): void;
}

export interface RecordReference {
  readonly entityName: string;
  readonly id: string;
}

export interface SavedRecord extends RecordReference {
  /** Where the host tells it. */
  readonly name?: string;
}

/** `kept`: the agent works on in it. `cannot`: the host does not let us. */
export type SessionClosing = 'closed' | 'kept' | 'cannot';

/** The sessions of our calls in a host that has sessions. */
export interface CallSessions {
  /** Keys of the calls that have one. */
  readonly open: ReadonlySet<string>;
  /** The call whose session is in front of the agent. */
  readonly focused: string | undefined;
}

/** Where the agent works. One port, an implementation for each host: cif v2, cif v1, side pane, window of its own, plain form. */
export interface HostPort {
  readonly name: 'cif-v2' | 'cif-v1' | 'side-pane' | 'pop-out' | 'plain';
  /** Draws the host's notification for a ring, if the host can; `undefined` where it cannot. */
  notifyRing?(call: CallView, texts: { readonly headerText: string }): ShownRing;
  /**
   * Opens (one per call) the session with the caller's record, or the one for unknown callers.
   * Rejects with `NoRoomForSession` where the agent has as many as the host allows, and with `UnsavedForm` where it
   * would take a form's unsaved words away.
   */
  openSession?(call: CallView): Promise<void>;
  /** The agent is done with a call: closes the session that was opened for it. @param records that the call showed */
  closeSession?(callKey: string, records: readonly string[]): SessionClosing;
  /** Somebody else is the customer of a call whose record was opened: what shows the call follows. */
  followCustomer?(call: CallView): Promise<void>;
  /** Calls back once the host has told its sessions, and on each change. Returns its undo. */
  onSessions?(listener: (sessions: CallSessions) => void): () => void;
  /** Shows on the session of this call that something happened there, unless it is in front of the agent. */
  markSession?(callKey: string, news: number): void;
  /** Sees to it that the agent can find the panel at all; `title` is for what it may have to open. */
  settleIn?(title: string): Promise<void>;
  /** Docks the panel so that the card is in front of the agent. */
  show?(): Promise<void>;
  /** How many calls ring, for the button by which the host shows the panel. */
  markRings?(count: number): void;
  /** Nothing is left to show: the panel goes back to how the agent had it before `show`, unless the agent moved it. */
  rest?(): Promise<void>;
  /** Shows a record where the agent works; resolves when it is displayed. */
  openRecord?(record: RecordReference): Promise<void>;
  /** Shows the form of a new record, filled with these columns; resolves when the agent has saved it, or given up. */
  openNewRecord?(entityName: string, values: Readonly<Record<string, string>>): Promise<SavedRecord | undefined>;
  /** Shows the form of a new case with what is known of the call; who saves it is not told. */
  openNewCase?(call: CallView): Promise<void>;
  openSearch?(entityName: string, text: string): Promise<void>;
  /** The agent clicked a phone field of a form. Returns its undo. */
  onClickToAct?(listener: (click: ClickToAct) => void): () => void;
  /** Turns the phone fields' buttons on or off; false where the agent may not. */
  setClickToAct?(on: boolean): Promise<boolean>;
  /** The agent closed the session that belongs to this call. Returns its undo. */
  onSessionClosed?(listener: (callKey: string) => void): () => void;
  /** Hands the figures of a call to the host; never rejects. */
  logKpis?(report: KpiReport): void;
  /** The agent's presence in the host. */
  readonly presence?: PresencePort;
  stop(): void;
}
