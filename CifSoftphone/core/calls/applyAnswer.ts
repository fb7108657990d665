import type { SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import { answerNotStored, asOf, baseOf, ended } from './answered';
import type { EndedCall, RingingCall } from './call';
import type { CallsEvent } from './callsEvent';
import { noCommands } from './liveCommands';
import { findCall, withCall, withoutCall, type CallsState } from './callsState';
import { askingForCalls, unchanged, type CallsStep } from './callsStep';

/** The adaptor answered what was said about a ring. The call may have moved on by a push before. */
export function applyAnswer(
  before: CallsState,
  event: Extract<CallsEvent, { type: 'acknowledgement-answered' }>,
): CallsStep {
  const known = findCall(before, event.key);
  if (known === undefined) return unchanged(before);
  const call = asOf(known, event.answer.version);
  const state = call === known ? before : withCall(before, call);
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

const isGone = (answer: SoftphoneAnswer): boolean => answer.reason === 'taken-back' || answer.reason === 'unknown-call';

function notStored(state: CallsState, call: RingingCall, answer: SoftphoneAnswer): CallsStep {
  return [withCall(state, call), [{ type: 'tell', trouble: answerNotStored(answer) }]];
}
