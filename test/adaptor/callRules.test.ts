import { applyDeadlines, deadlineOf } from '../../adaptor/src/model/applyDeadlines';
import { applyCommand } from '../../adaptor/src/model/applyCommand';
import { applyRingOutcome } from '../../adaptor/src/model/applyRingOutcome';
import { applyTelephonyEvent } from '../../adaptor/src/model/applyTelephonyEvent';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import { newCall } from '../../adaptor/src/model/newCall';
import { toSnapshot } from '../../adaptor/src/model/toSnapshot';
import { judgePresence } from '../../adaptor/src/model/presence';
import { timings } from '../../adaptor/src/base/timings';
import { claimDue, withOutbox } from '../../adaptor/src/model/outbox';

const base = { channel: 'voice', direction: 'inbound', from: { number: '+12025550123' }, to: {} } as const;
const offered: CallRecord = newCall(
  { ...base, type: 'call.offered', assumed: true, callId: 'c' },
  'app',
  'oid',
  { ringTtlMs: 30_000, shownDeadlineMs: 10_000 },
  0,
);
const after = (call: CallRecord, outcome: Parameters<typeof applyRingOutcome>[1], connections = 1): CallRecord =>
  applyRingOutcome(call, outcome, 'm', connections, 5_000).change?.record ?? call;

describe('the life of a call', () => {
  it('is not shown by the first deadline, timed out by the second', () => {
    expect(deadlineOf(offered)).toBe(10_000);
    expect(applyDeadlines(offered, 9_999)).toBeUndefined();
    expect(applyDeadlines(offered, 10_000)?.record).toMatchObject({ state: 'disconnected', reason: 'not-shown' });
    for (const outcome of ['shown', 'handed-to-host'] as const) {
      const seen = after(offered, outcome);
      expect(deadlineOf(seen)).toBe(30_000);
      expect(applyDeadlines(seen, 10_000)).toBeUndefined();
      expect(applyDeadlines(seen, 30_000)?.report).toMatchObject({ outcome: 'timed-out', final: true });
    }
  });

  it('does not run out once it is accepted, until a day has passed', () => {
    const accepted = after(offered, 'accepted');
    expect(applyDeadlines(accepted, 60_000)).toBeUndefined();
    expect(applyDeadlines(accepted, 5_000 + timings.openCallLifeMs)?.record).toMatchObject({ reason: 'error' });
  });

  it('was not shown when its time ends and nobody has ever said that it was there', () => {
    expect(applyRingOutcome(offered, 'timed-out', 'm', 1, 30_000).change?.report).toMatchObject({
      outcome: 'not-shown',
      reason: 'not-shown',
    });
    expect(after(after(offered, 'shown'), 'timed-out').reason).toBe('timed-out');
    expect(after(after(offered, 'handed-to-host'), 'timed-out').reason).toBe('timed-out');
  });

  it('waits for the other browser when one of two could not show it', () => {
    expect(after(offered, 'not-shown', 2)).toBe(offered);
    expect(after(offered, 'not-shown', 0)).toBe(offered);
    expect(after(offered, 'not-shown', 1).reason).toBe('not-shown');
    expect(after(after(offered, 'shown'), 'not-shown').state).toBe('alerting');
  });

  it('that cannot be rejected rings on, also where a softphone of an earlier version rejects it', () => {
    const stubborn: CallRecord = { ...after(offered, 'shown'), noReject: true };
    expect(applyRingOutcome(stubborn, 'rejected', 'm', 1, 5_000)).toEqual({
      answer: { ok: false, state: 'alerting', version: 2, reason: 'not-possible' },
    });
    expect(after(stubborn, 'accepted').state).toBe('connected');
    expect(after({ ...stubborn, noReject: false }, 'rejected').reason).toBe('rejected');
  });

  it('is told to the softphone in remaining and elapsed milliseconds', () => {
    expect(toSnapshot(offered, 12_000)).toMatchObject({ ringRemainingMs: 18_000, version: 1 });
    expect(toSnapshot(offered, 99_000)).toMatchObject({ ringRemainingMs: 0 });
    const connected = toSnapshot(after(offered, 'accepted'), 7_000);
    expect(connected).toMatchObject({ connectedForMs: 2_000 });
    expect(connected).not.toHaveProperty('ringRemainingMs');
  });

  it('is no longer assumed when the telephony system begins to report on it', () => {
    const accepted = after(offered, 'accepted');
    const hangup = { id: 'h', command: 'hangup' } as const;
    expect(applyCommand(accepted, hangup, 9_000).change?.record).toMatchObject({
      state: 'disconnected',
      reason: 'normal',
    });
    const event = { ...base, type: 'call.connected', callId: 'c', eventKey: 'e' } as const;
    const reported = applyTelephonyEvent(accepted, event, 6_000)?.record ?? accepted;
    expect(reported).toMatchObject({ state: 'connected', assumed: false, connectedAtMs: 5_000 });
    expect(applyCommand(reported, hangup, 9_000).change).toMatchObject({
      command: hangup,
      record: { state: 'connected' },
    });
    expect(applyTelephonyEvent(reported, event, 7_000)).toBeUndefined();
  });

  it('ends when the caller gives up, and nothing wakes it again', () => {
    const gone = applyTelephonyEvent(
      offered,
      { ...base, type: 'call.disconnected', reason: 'cancelled', eventKey: 'e' },
      1_000,
    )?.record;
    expect(gone).toMatchObject({ state: 'disconnected', reason: 'cancelled' });
    if (gone === undefined) return;
    expect(applyRingOutcome(gone, 'accepted', 'm', 1, 2_000)).toEqual({
      answer: { ok: false, state: 'disconnected', version: 2, reason: 'taken-back' },
    });
    expect(applyTelephonyEvent(gone, { ...base, type: 'call.connected', eventKey: 'f' }, 2_000)).toBeUndefined();
    expect(applyDeadlines(gone, 1e9)).toBeUndefined();
  });
});

describe('what the telephony system must still be told', () => {
  it('is tried with growing delays and given up after a day', () => {
    const change = applyRingOutcome(offered, 'rejected', 'm', 1, 0).change;
    if (change === undefined) throw new Error('A rejection changes the call.');
    let record = withOutbox(change, 0);
    const attemptsAtMs: number[] = [];
    for (let nowMs = 0; nowMs < 2 * timings.webhookLifeMs; nowMs += 5_000) {
      const claimed = claimDue(record, nowMs);
      if (claimed === undefined) continue;
      ({ record } = claimed);
      if (claimed.due.length > 0) attemptsAtMs.push(nowMs);
    }
    expect(attemptsAtMs.slice(0, 5)).toEqual([10_000, 40_000, 160_000, 760_000, 2_560_000]);
    expect(attemptsAtMs.at(-1)).toBeLessThan(timings.webhookLifeMs);
    expect(attemptsAtMs.length).toBeGreaterThan(20);
    expect(record.outbox).toEqual([]);
    expect(deadlineOf(record)).toBeUndefined();
  });
});

describe('the presence of an agent', () => {
  const nowMs = 1e12;
  it('is judged by the newest sign of life of each connection', () => {
    expect(judgePresence([], nowMs)).toEqual({ live: 0, reachable: false });
    expect(judgePresence([{ connectedAtMs: nowMs - 1_000 }, { connectedAtMs: nowMs }], nowMs).live).toBe(2);
    expect(judgePresence([{ connectedAtMs: nowMs - timings.silentConnectionLifeMs }], nowMs).reachable).toBe(false);
    expect(judgePresence([{ connectedAtMs: nowMs, seenAtMs: nowMs - timings.heartbeatLifeMs }], nowMs).live).toBe(0);
    expect(judgePresence([{ disconnectedAtMs: nowMs - 29_000, connectedAtMs: nowMs }], nowMs)).toEqual({
      live: 0,
      reachable: true,
      graceEndsAtMs: nowMs + 1_000,
    });
    expect(judgePresence([{ disconnectedAtMs: nowMs - 30_000 }], nowMs).reachable).toBe(false);
  });
});
