import type { PastHold } from '../../../protocol/messages/callSnapshot';
import type { CallRecord } from './callRecord';

/** Nobody is put on hold more often; a broken switch that flickers must not fill the row. */
const maxHolds = 50;

export const beginHold = (call: CallRecord, nowMs: number): CallRecord => ({
  ...call,
  state: 'held',
  holds: [...(call.holds ?? []), { fromMs: nowMs }].slice(-maxHolds),
});

export const endHold = (call: CallRecord, nowMs: number): CallRecord => ({
  ...call,
  state: 'connected',
  holds: (call.holds ?? []).map((hold) => (hold.toMs === undefined ? { ...hold, toMs: nowMs } : hold)),
});

/** The holds of a call that is over; one that nobody retrieved lasted until its end. */
export const pastHolds = ({ holds = [], endedAtMs }: CallRecord, nowMs: number): readonly PastHold[] =>
  holds.map(({ fromMs, toMs = endedAtMs ?? nowMs }) => ({
    startedForMs: Math.max(0, nowMs - fromMs),
    lastedMs: Math.max(0, toMs - fromMs),
  }));
