import type { PastCall } from './callHistory';

/** Something of today that waits for the agent. */
export interface Waiting {
  readonly call: PastCall;
  readonly why: 'missed' | 'no-disposition';
}

/** What the agent's own calls say of the day. */
export interface Day {
  /** Calls in which the agent talked with somebody, and how long all that was. */
  readonly talks: number;
  readonly talkMs: number;
  readonly missed: number;
  /** Newest first. */
  readonly waiting: readonly Waiting[];
}

const isTalk = ({ outcome }: PastCall): boolean => outcome === 'answered' || outcome === 'transferred';
const isMissed = ({ direction, outcome }: PastCall): boolean => direction === 'inbound' && outcome === 'missed';

/**
 * @param calls newest first
 * @param sinceMs when the day began
 * @param wantsDisposition makers want one of every call
 */
export function dayOf(calls: readonly PastCall[], sinceMs: number, wantsDisposition: boolean): Day {
  const today = calls.filter(({ startedAtMs = 0 }) => startedAtMs >= sinceMs);
  const talks = today.filter(isTalk);
  const waiting = today.flatMap((call, at): readonly Waiting[] => {
    if (isMissed(call)) return isToCallBack(call, today.slice(0, at)) ? [{ call, why: 'missed' }] : [];
    const lacks = wantsDisposition && isTalk(call) && call.disposition === undefined;
    // What is not closed yet may still get one: the choice is written a moment after Done.
    return lacks && call.open !== true ? [{ call, why: 'no-disposition' }] : [];
  });
  return {
    talks: talks.length,
    // Whole seconds, as each call's row says them: who adds up the rows finds the same.
    talkMs: talks.reduce((sum, { durationMs = 0 }) => sum + Math.floor(durationMs / 1000) * 1000, 0),
    missed: today.filter(isMissed).length,
    waiting,
  };
}

/** Nobody has talked with them since, the agent has not tried to, and no later call of theirs stands for this one. */
const isToCallBack = ({ number }: PastCall, later: readonly PastCall[]): boolean =>
  number !== undefined &&
  later.every((one) => one.number !== number || one.outcome === 'rejected' || one.outcome === 'deflected');
