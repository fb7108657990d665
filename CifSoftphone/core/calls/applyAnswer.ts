import type { RingOutcome } from '../../../protocol/callState';
import type { SoftphoneAnswer } from '../../../protocol/softphoneMessage';
import type { Call, CallBase, EndedCall, LiveCall, RingingCall } from './call';
import { noCommands } from './liveCommands';
import { findCall, withCall, withoutCall, type CallsState } from './callsState';
import { askingForCalls, unchanged, type CallsStep } from './callsStep';

type AnswerEvent =
  | {
      readonly type: 'acknowledgement-answered';
      readonly key: string;
      readonly outcome: RingOutcome;
      readonly answer: SoftphoneAnswer;
      readonly nowMs: number;
    }
  | {
      readonly type: 'hangup-answered';
      readonly key: string;
      readonly answer: SoftphoneAnswer;
      readonly nowMs: number;
    };

/** The adaptor answered a message of ours. The call may have moved on by a push before. */
export function applyAnswer(before: CallsState, event: AnswerEvent): CallsStep {
  const known = findCall(before, event.key);
  if (known === undefined) return unchanged(before);
  const call = asOf(known, event.answer.version);
  const state = call === known ? before : withCall(before, call);
  if (event.type === 'hangup-answered')
    return call.phase === 'live' ? hungUp(state, call, event.answer) : unchanged(state);
  if (call.phase === 'ended')
    return event.outcome === 'accepted' ? acceptedTooLate(state, call, event.answer) : unchanged(state);
  if (call.phase !== 'ringing') return unchanged(state);
  switch (event.outcome) {
    case 'accepted':
      return accepted(state, call, event.answer, event.nowMs);
    case 'rejected':
      if (event.answer.ok) return [withoutCall(state, call), []];
      return isGone(event.answer)
        ? askingForCalls([withoutCall(state, call), []])
        : notStored(state, { ...call, answer: 'none' }, event.answer);
    case 'timed-out':
      // Whatever the adaptor says, the time of this ring is over; if another browser has the call, the list tells.
      return event.answer.ok
        ? [withCall(state, ended(call, 'timed-out')), []]
        : askingForCalls([withCall(state, ended(call, 'timed-out')), []]);
    case 'shown':
    case 'handed-to-host':
    case 'not-shown':
      return event.answer.ok && isStillRinging(event.answer) ? unchanged(state) : askingForCalls(unchanged(state));
  }
}

/**
 * The answer speaks of this version: an older push that comes later is old news, or an answered call would ring again.
 * The push of that very version is still welcome, for it says more than the answer.
 */
function asOf(call: Call, version: number | undefined): Call {
  if (version === undefined || version - 1 <= call.snapshot.version) return call;
  return { ...call, snapshot: { ...call.snapshot, version: version - 1 } };
}

/** A push that came late can make a call ring that is over: what the adaptor says to "shown" tells. */
const isStillRinging = ({ state }: SoftphoneAnswer): boolean =>
  state === undefined || state === 'offered' || state === 'alerting';

function accepted(state: CallsState, call: RingingCall, answer: SoftphoneAnswer, nowMs: number): CallsStep {
  if (answer.ok) {
    // A telephony system that reports its calls says itself when this one is connected.
    if (answer.state !== 'connected' && answer.state !== 'held') return unchanged(state);
    const held = answer.state === 'held';
    return [withCall(state, { ...baseOf(call), phase: 'live', held, ...noCommands, connectedAtMs: nowMs }), []];
  }
  if (!isGone(answer)) return notStored(state, { ...call, answer: 'none' }, answer);
  const elsewhere = answer.state === 'connected' || answer.state === 'held';
  return askingForCalls([
    withCall(state, ended(call, elsewhere ? 'answered-elsewhere' : 'cancelled')),
    [{ type: 'tell', trouble: { kind: 'RingTakenBack' } }],
  ]);
}

/** The ring ended while the accept was on its way: only the adaptor knows which of the two was first. */
function acceptedTooLate(state: CallsState, call: EndedCall, answer: SoftphoneAnswer): CallsStep {
  if (!call.acceptUnderWay) return unchanged(state);
  const next = withCall(state, { ...call, acceptUnderWay: false });
  return answer.ok ? [next, []] : [next, [{ type: 'tell', trouble: { kind: 'RingTakenBack' } }]];
}

function hungUp(state: CallsState, call: LiveCall, answer: SoftphoneAnswer): CallsStep {
  if (!answer.ok) {
    return isGone(answer)
      ? askingForCalls([withCall(state, { ...call, hangingUp: false }), []])
      : notStored(state, { ...call, hangingUp: false }, answer);
  }
  return answer.state === 'disconnected' ? [withCall(state, ended(call, 'normal')), []] : unchanged(state);
}

const isGone = (answer: SoftphoneAnswer): boolean => answer.reason === 'taken-back' || answer.reason === 'unknown-call';

function notStored(state: CallsState, call: RingingCall | LiveCall, answer: SoftphoneAnswer): CallsStep {
  const trouble = {
    kind: 'AnswerNotStored',
    ...(answer.reason === undefined ? {} : { detail: answer.reason }),
  } as const;
  return [withCall(state, call), [{ type: 'tell', trouble }]];
}

const baseOf = ({ key, snapshot, heardInRound, customer, search }: CallBase): CallBase => ({
  key,
  snapshot,
  heardInRound,
  customer,
  search,
});

function ended(
  call: RingingCall | LiveCall,
  reason: 'timed-out' | 'cancelled' | 'answered-elsewhere' | 'normal',
): EndedCall {
  const connectedAtMs = call.phase === 'live' ? call.connectedAtMs : undefined;
  return { ...baseOf(call), phase: 'ended', reason, connectedAtMs, acceptUnderWay: false };
}
