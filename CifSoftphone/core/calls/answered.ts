import type { SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import type { Trouble } from '../troubles/trouble';
import type { Call, CallBase, EndedCall, LiveCall, RingingCall } from './call';

/**
 * The answer speaks of this version: an older push that comes later is old news, or an answered call would ring again.
 * The push of that very version is still welcome, for it says more than the answer.
 */
export function asOf<C extends Call>(call: C, version: number | undefined): C {
  if (version === undefined || version - 1 <= call.snapshot.version) return call;
  return { ...call, snapshot: { ...call.snapshot, version: version - 1 } };
}

/** The call in another phase: only what every phase has. */
export const baseOf = ({ key, snapshot, heardInRound, customer, search }: CallBase): CallBase => ({
  key,
  snapshot,
  heardInRound,
  customer,
  search,
});

/** What the adaptor's answer says is over, before its snapshot says so. */
export function ended(
  call: RingingCall | LiveCall,
  reason: 'timed-out' | 'cancelled' | 'answered-elsewhere' | 'normal',
): EndedCall {
  const connectedAtMs = call.phase === 'live' ? call.connectedAtMs : undefined;
  return { ...baseOf(call), phase: 'ended', reason, connectedAtMs, acceptUnderWay: false };
}

/** Nobody has confirmed it: whether it was taken is not known. */
export const answerNotStored = ({ reason }: SoftphoneAnswer): Trouble => ({
  kind: 'AnswerNotStored',
  ...(reason === undefined ? {} : { detail: reason }),
});
