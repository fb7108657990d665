import type { CallCapability } from '../../protocol/callCapability';
import type { Recording } from '../../protocol/callFacts';
import type { OfferedFacts } from './offeredFacts';

/** A call that is to come in. */
export interface RingRequest {
  /** The caller's number, as the telephony system would send it. */
  readonly from: string;
  /** The agent's Entra object id. */
  readonly userId: string;
  readonly comments?: string;
  /** That of a call that has come in already; else one is made. Only an `event` has one. */
  readonly callId?: string;
  /** `seed`: the plain text `{"PhoneNumber":…,"comments":…}`. `event`: a CloudEvents 1.0 `call.offered`. */
  readonly kind: 'seed' | 'event';
  /** What an `event` call can do; all that this system can unless given. */
  readonly capabilities?: readonly CallCapability[];
  /** What an `event` call says of its recording; nothing unless given. */
  readonly recording?: Recording;
  /** What else an `event` call says. */
  readonly facts?: OfferedFacts;
}
