import type { CallId } from './callId';
import type { CallState, EndReason, RingOutcome } from './callState';

/**
 * What the telephony system learns about a ring, by webhook (`data` of the event) and by `GET calls/{callId}`.
 * `final` says that no other outcome will follow for this ring: accepted, rejected, timed-out, not-shown.
 */
export interface RingReport {
  readonly callId: CallId;
  readonly userId: string;
  readonly outcome: RingOutcome;
  readonly final: boolean;
  readonly state: CallState;
  readonly reason?: EndReason;
}
