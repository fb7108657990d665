import { timings } from '../base/timings';
import { expireCommands } from './completeCommand';
import {
  ended,
  isRinging,
  isWaitingToBeShown,
  nextVersion,
  withReport,
  type CallChange,
  type CallRecord,
} from './callRecord';

/** Ends a call whose time is over; `undefined` when nothing is due. */
export function applyDeadlines(call: CallRecord, nowMs: number): CallChange | undefined {
  const deadline = deadlineOf(call);
  if (deadline === undefined || deadline > nowMs) return undefined;
  if (!isRinging(call)) {
    const given = call.state === 'initiated' ? 'no-answer' : 'error';
    return nextVersion(expireCommands(call, nowMs) ?? ended(call, given, nowMs));
  }
  // It was to be sent on, and nobody says that it was: it rings on, if there is time left.
  const late = expireCommands(call, nowMs);
  if (late !== undefined) return nextVersion(late);
  const outcome = isWaitingToBeShown(call) ? 'not-shown' : 'timed-out';
  return withReport(ended(call, outcome, nowMs), outcome);
}

/** When something is to happen to this call although nobody says anything; `undefined` when never. */
export function deadlineOf(call: CallRecord): number | undefined {
  if (call.state === 'disconnected') return undefined;
  const ends = (call.commands ?? []).map((command) => command.endsAtMs);
  if (!isRinging(call)) {
    if (call.state === 'initiated') return Math.min(call.dialEndsAtMs ?? call.ringEndsAtMs, ...ends);
    return Math.min((call.heardAtMs ?? call.connectedAtMs ?? call.createdAtMs) + timings.openCallLifeMs, ...ends);
  }
  // What is being sent on in its last second is not missed.
  if (ends.length > 0) return Math.min(...ends);
  return isWaitingToBeShown(call) ? call.shownDeadlineAtMs : call.ringEndsAtMs;
}
