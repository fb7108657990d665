import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';

/** What became of a call for this agent. The words stand in the activity's `category`, so they never change. */
export const callOutcomes = [
  'answered',
  /** Answered and then given to somebody else. */
  'transferred',
  /** Sent on while it rang: to somebody else, to a queue, to voicemail. */
  'deflected',
  'missed',
  'rejected',
  'answered-elsewhere',
  'not-connected',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export function callOutcome(call: CallSnapshot): CallOutcome {
  if (call.connectedForMs !== undefined || call.state === 'connected' || call.state === 'held') return 'answered';
  if (call.direction === 'outbound') return 'not-connected';
  switch (call.reason) {
    case 'rejected':
    case 'busy':
      return 'rejected';
    case 'transferred':
      return 'deflected';
    case 'answered-elsewhere':
      return 'answered-elsewhere';
    default:
      return 'missed';
  }
}

/**
 * A ring has no activity until it is decided, nor has what is being dialled. An offer that failed did not ring, and its
 * repeat has the same row: closed now, it would be wrong for ever.
 */
export const leavesNothing = ({ state, offerFailed }: CallSnapshot): boolean =>
  offerFailed === true || state === 'initiated' || state === 'offered' || state === 'alerting';
