import type { CallId } from './callId';
import type { CallState, RingOutcome } from './callState';

/**
 * What a softphone sends to the hub method `sendMessage` (one argument, a CloudEvents 1.0 object).
 * The adaptor answers with `SoftphoneAnswer` once the effect is stored.
 */
export type SoftphoneMessage =
  | {
      readonly type: 'ring.acknowledged';
      readonly id: string;
      readonly callId: CallId;
      readonly source: string;
      readonly outcome: RingOutcome;
    }
  /** `call.logged`: the activity of this ended call is written; it need not be listed any more. */
  | {
      readonly type: 'command.hangup' | 'call.logged';
      readonly id: string;
      readonly callId: CallId;
      readonly source: string;
    };

/** `ok: false` leaves everything as it was; `state` is the call's state after the message, whoever changed it. */
export interface SoftphoneAnswer {
  readonly ok: boolean;
  readonly state?: CallState;
  /** Machine word: `taken-back` (the ring had ended), `not-yours`, `unknown-call`, `illegal-state`, `malformed`, `unavailable`. */
  readonly reason?: string;
}
