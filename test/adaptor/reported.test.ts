import { applyReported } from '../../adaptor/src/model/applyEndedCall';
import { applyTelephonyEvent } from '../../adaptor/src/model/applyTelephonyEvent';
import type { CallRecord } from '../../adaptor/src/model/callRecord';
import { newCall } from '../../adaptor/src/model/newCall';
import { toSnapshot } from '../../adaptor/src/model/toSnapshot';
import type { TelephonyEvent } from '../../protocol/messages/telephonyEvent';

const base = { channel: 'voice', direction: 'inbound', from: {}, to: {} } as const;
const offered = newCall(
  { ...base, type: 'call.offered', assumed: false, callId: 'c' },
  'app',
  'oid',
  { ringTtlMs: 30_000, shownDeadlineMs: 10_000 },
  0,
);
type Told = readonly [TelephonyEvent['type'], number];
const play = (events: readonly Told[]): CallRecord =>
  events.reduce<CallRecord>((call, [type, atMs]) => {
    const event = { ...base, type, reason: 'normal' } as TelephonyEvent;
    return applyTelephonyEvent(call, event, atMs)?.record ?? call;
  }, offered);

it('an ended call tells its times on hold; one that nobody retrieved lasted until the end', () => {
  const events: readonly Told[] = [
    ['call.connected', 1_000],
    ['call.held', 2_000],
    ['call.retrieved', 5_000],
    ['call.held', 7_000],
  ];
  expect(toSnapshot(play(events), 8_000)).not.toHaveProperty('holds');
  expect(toSnapshot(play([...events, ['call.disconnected', 9_000]]), 10_000).holds).toEqual([
    { startedForMs: 8_000, lastedMs: 3_000 },
    { startedForMs: 3_000, lastedMs: 2_000 },
  ]);
  expect(
    toSnapshot(
      play([
        ['call.connected', 1],
        ['call.disconnected', 2],
      ]),
      3,
    ),
  ).not.toHaveProperty('holds');
});

it('the first softphone that asks reports the call, and gets the same answer when it asks again', () => {
  expect(applyReported(offered, 'one').answer).toMatchObject({ ok: false, reason: 'illegal-state' });
  const over = play([['call.disconnected', 2_000]]);
  const first = applyReported(over, 'one');
  expect(first.answer.ok).toBe(true);
  const record = first.change?.record ?? over;
  expect(record.version).toBe(over.version);
  expect(applyReported(record, 'one')).toEqual({ answer: { ok: true, state: 'disconnected' } });
  expect(applyReported(record, 'two')).toEqual({
    answer: { ok: false, state: 'disconnected', reason: 'already-reported' },
  });
});
