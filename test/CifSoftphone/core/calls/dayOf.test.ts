import type { PastCall } from '../../../../CifSoftphone/core/calls/callHistory';
import { dayOf } from '../../../../CifSoftphone/core/calls/dayOf';

const morningMs = Date.UTC(2026, 10, 27, 0);
const at = (minutes: number): number => morningMs + minutes * 60_000;
const call = (minutes: number, changes: Partial<PastCall> = {}): PastCall => ({
  id: `at ${minutes}`,
  subject: 'Call from Maria Silva',
  direction: 'inbound',
  outcome: 'answered',
  number: '+12025550123',
  startedAtMs: at(minutes),
  durationMs: 60_000,
  ...changes,
});
const missed = (minutes: number, changes: Partial<PastCall> = {}): PastCall => {
  const { durationMs: _none, ...ring } = call(minutes, { outcome: 'missed', ...changes });
  return ring;
};
/** Newest first, as they are read. */
const day = (calls: readonly PastCall[], wants = false) => dayOf([...calls].reverse(), morningMs, wants);
const waiting = (calls: readonly PastCall[], wants = false) =>
  day(calls, wants).waiting.map(({ call: { id }, why }) => `${why} ${id}`);

it('counts what the agent talked and missed today, and nothing of yesterday', () => {
  const calls = [
    call(-60),
    missed(-30),
    call(540),
    call(550, { outcome: 'transferred', durationMs: 30_000 }),
    call(560, { direction: 'outbound', durationMs: 90_000 }),
    call(570, { direction: 'outbound', outcome: 'not-connected' }),
    call(575, { outcome: 'rejected' }),
    missed(580),
  ];
  const { talks, talkMs, missed: inVain } = day(calls);
  expect({ talks, talkMs, inVain }).toEqual({ talks: 3, talkMs: 180_000, inVain: 1 });
});

it.each<[string, readonly PastCall[], readonly string[]]>([
  ['a missed call waits', [missed(540)], ['missed at 540']],
  ['of several of one caller the last', [missed(540), missed(550)], ['missed at 550']],
  ['not once the agent talked with them', [missed(540), call(550)], []],
  [
    'nor once they were called back, also in vain',
    [missed(540), call(550, { direction: 'outbound', outcome: 'not-connected' })],
    [],
  ],
  [
    'a talk with somebody else changes nothing',
    [missed(540), call(550, { number: '+12025550142' })],
    ['missed at 540'],
  ],
  [
    'nor does a later call of theirs that was rejected',
    [missed(540), call(550, { outcome: 'rejected' })],
    ['missed at 540'],
  ],
  [
    'once a colleague has talked with them, it does not',
    [missed(540), call(550, { outcome: 'answered-elsewhere' })],
    [],
  ],
  ['a talk before it changes nothing', [call(530), missed(540)], ['missed at 540']],
  ['a withheld number cannot be called back', [missed(540, { number: '' })].map(({ number: _no, ...one }) => one), []],
  ['nothing waits of yesterday', [missed(-10)], []],
])('%s', (_what, calls, expected) => {
  expect(waiting(calls)).toEqual(expected);
});

it('sums what the rows say, in whole seconds', () => {
  expect(day([call(540, { durationMs: 60_700 }), call(550, { durationMs: 30_600 })]).talkMs).toBe(90_000);
});

it('a talk that is not closed yet lacks nothing: what was chosen is on its way', () => {
  expect(waiting([call(540, { open: true })], true)).toEqual([]);
});

it('a talk without a disposition waits where makers want one of every call', () => {
  const calls = [
    call(540),
    call(550, { disposition: 'solved' }),
    call(560, { outcome: 'not-connected', direction: 'outbound' }),
  ];
  expect(waiting(calls, true)).toEqual(['no-disposition at 540']);
  expect(waiting(calls)).toEqual([]);
});
