import type { CallCommand, CommandName } from '../../../protocol/callCommand';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { RingOutcome } from '../../../protocol/callState';
import type { DialMessage, SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import type { DirectoryAnswer } from './call';
import type { Customer, CustomerMatch, CustomersFound } from '../customer/customerMatch';

/** Everything that can happen to the calls. `nowMs` is the steady clock: the model has none of its own. */
export type CallsEvent =
  /** The connection came up (again): whatever was missed must be learned. */
  | { readonly type: 'connected' }
  /** A push: one call changed. */
  | { readonly type: 'changed'; readonly snapshot: CallSnapshot; readonly nowMs: number }
  /** The agent is not done with a call that ended before this page was there. */
  | { readonly type: 'resumed'; readonly snapshot: CallSnapshot; readonly nowMs: number }
  /** The answer to the snapshot request of that round. */
  | {
      readonly type: 'listed';
      readonly round: number;
      readonly calls: readonly CallSnapshot[];
      readonly nowMs: number;
    }
  | { readonly type: 'accept' | 'reject' | 'dismiss'; readonly key: string; readonly nowMs: number }
  /** What an agent does with a live call. */
  | { readonly type: 'command'; readonly key: string; readonly command: CallCommand }
  | { readonly type: 'dial'; readonly message: DialMessage; readonly nowMs: number }
  | { readonly type: 'dial-answered'; readonly key: string; readonly answer: SoftphoneAnswer }
  | {
      readonly type: 'command-answered';
      readonly key: string;
      readonly command: CommandName;
      readonly answer: SoftphoneAnswer;
    }
  /** A place reports what became of the drawing of a ring. */
  | {
      readonly type: 'presented';
      readonly key: string;
      readonly outcome: 'shown' | 'handed-to-host' | 'not-shown' | 'timed-out';
    }
  /** The ring's time is over by our clock and nobody said a word. */
  | { readonly type: 'ring-time-over'; readonly key: string }
  | {
      readonly type: 'acknowledgement-answered';
      readonly key: string;
      readonly outcome: RingOutcome;
      readonly answer: SoftphoneAnswer;
      readonly nowMs: number;
    }
  /** Whom the call can be given to, as telephony answers the agent's search. */
  | { readonly type: 'directory'; readonly key: string; readonly directory: DirectoryAnswer }
  | CustomerEvent;

/** Who the other side is, by the search or by the agent. */
export type CustomerEvent =
  | { readonly type: 'matched'; readonly key: string; readonly match: CustomerMatch }
  | { readonly type: 'choose-customer'; readonly key: string; readonly customer: Customer }
  /** It is none of those whom Dynamics has. */
  | { readonly type: 'no-customer'; readonly key: string }
  | { readonly type: 'look-up-again'; readonly key: string }
  | { readonly type: 'search'; readonly key: string; readonly text: string }
  | { readonly type: 'searched'; readonly key: string; readonly text: string; readonly found: CustomersFound };
