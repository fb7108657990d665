import type { EndReason } from '../../../../protocol/callState';
import type { LegPhase } from './leg';

/** What is known of a leg as its channel ends. */
export interface EndFacts {
  readonly phase: LegPhase;
  readonly direction: 'inbound' | 'outbound';
  /** Q.850, as Asterisk gives it. */
  readonly cause?: number;
  /** The SIP status came from the telephone itself. */
  readonly byPhone: boolean;
  readonly transferred: boolean;
  /** The agent rejected it in the softphone. */
  readonly rejected: boolean;
  /** The caller hung up, or is gone already. */
  readonly callerLeft: boolean;
  /** The queue gave this telephone up (AgentRingNoAnswer). */
  readonly gaveUp: boolean;
  /** What the last dialling of an outgoing call came to (`DialEnd`). */
  readonly dialStatus?: string;
}

/** Q.850 causes that Asterisk gives to the legs of queues and telephones. */
const cause = { unallocated: 1, busy: 17, noAnswer: 19, rejected: 21, elsewhere: 26, mediaLost: 44 } as const;

/** Why an agent's part in a call ended, from what Asterisk says of its channel's end. */
export function endReason(facts: EndFacts): EndReason {
  if (facts.transferred) return 'transferred';
  if (facts.phase === 'connected' || facts.phase === 'held')
    return facts.cause === cause.mediaLost ? 'error' : 'normal';
  return facts.direction === 'outbound' ? outboundReason(facts) : unansweredReason(facts);
}

/** A telephone that rang and was not answered. The order matters: a queue ends all of these with the same words. */
function unansweredReason(facts: EndFacts): EndReason {
  if (facts.cause === cause.elsewhere) return 'answered-elsewhere';
  if (facts.rejected || facts.byPhone || facts.cause === cause.busy || facts.cause === cause.rejected)
    return 'rejected';
  if (facts.callerLeft) return 'cancelled';
  return facts.gaveUp || facts.cause === cause.noAnswer ? 'no-answer' : 'cancelled';
}

function outboundReason({ dialStatus, cause: q850 }: EndFacts): EndReason {
  switch (dialStatus) {
    case 'BUSY':
      return 'busy';
    case 'NOANSWER':
      if (q850 === cause.rejected) return 'rejected';
      return q850 === cause.unallocated ? 'unreachable' : 'no-answer';
    case 'CONGESTION':
    case 'CHANUNAVAIL':
      return q850 === cause.rejected ? 'rejected' : 'unreachable';
    default:
      return 'cancelled';
  }
}
