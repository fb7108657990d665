import type { CallView } from '../calls/callView';
import type { PresencePort } from './presencePort';

/** What became of a notification that the host drew for us. */
export type HostRingOutcome = 'accepted' | 'rejected' | 'timed-out' | 'not-shown' | 'cancelled';

/** Where the agent works. One port, an implementation for each host: cif v2, (cif v1), plain form. */
export interface DesktopPort {
  readonly name: 'cif-v2' | 'cif-v1' | 'plain';
  /** Draws the host's notification for a ring, if the host can; `undefined` where it cannot. */
  notifyRing?(
    call: CallView,
    texts: { readonly headerText: string },
  ): { readonly outcome: Promise<HostRingOutcome>; cancel(): void };
  /** Opens (once per call) the session with the caller's record, or the one for unknown callers. */
  openSession?(call: CallView): Promise<void>;
  /** Docks the panel so that the card is in front of the agent. */
  show?(): Promise<void>;
  /** The agent closed the session that belongs to this call. Returns its undo. */
  onSessionClosed?(listener: (callKey: string) => void): () => void;
  /** The agent's presence in the host. */
  readonly presence?: PresencePort;
  stop(): void;
}
