import { toKpiEvents } from '../../../../CifSoftphone/core/calls/kpiEvents';
import { ring } from './callSamples';

const nowMs = 1_000_000;
const over = (more: Parameters<typeof ring>[1]) =>
  toKpiEvents(
    ring('a', {
      state: 'disconnected',
      offeredForMs: 60_000,
      endedForMs: 10_000,
      from: { number: '+12025550123' },
      ...more,
    }),
    nowMs,
  );
const words = (events: ReturnType<typeof over>) =>
  events.map(({ name, atMs, durationMs }) => [
    name,
    (atMs - nowMs) / 1000,
    ...(durationMs === undefined ? [] : [durationMs / 1000]),
  ]);

it('an answered call rang, was accepted, held twice, and ended, each with its time and duration', () => {
  const holds = [
    { startedForMs: 40_000, lastedMs: 5_000 },
    { startedForMs: 20_000, lastedMs: 10_000 },
  ];
  expect(words(over({ connectedForMs: 50_000, reason: 'normal', holds }))).toEqual([
    ['cti_ringing', -60, 10],
    ['cti_accepted', -50, 10],
    ['cti_hold', -40],
    ['cti_retrieve', -35, 5],
    ['cti_hold', -20],
    ['cti_retrieve', -10, 10],
    ['cti_ended', -10, 40],
  ]);
});

it.each([
  ['rejected', 'cti_rejected'],
  ['timed-out', 'cti_missed'],
  ['cancelled', 'cti_missed'],
] as const)('a ring that ended as %s is %s', (reason, name) => {
  expect(words(over({ reason }))).toEqual([
    ['cti_ringing', -60, 50],
    [name, -10, 50],
    ['cti_ended', -10],
  ]);
});

it('a ring that somebody else answered is neither accepted nor missed', () => {
  expect(over({ reason: 'answered-elsewhere' }).map(({ name }) => name)).toEqual(['cti_ringing', 'cti_ended']);
});

it('a ring that was sent on is neither rejected nor missed, but given away', () => {
  const names = over({ reason: 'transferred' }).map(({ name }) => name);
  expect(names).toEqual(['cti_ringing', 'cti_transfer', 'cti_ended']);
});

it('a transfer is an event, an outbound call has no ring, and an assumed call no made-up duration', () => {
  const names = (events: ReturnType<typeof over>) => events.map(({ name }) => name);
  expect(names(over({ connectedForMs: 50_000, reason: 'transferred' }))).toContain('cti_transfer');
  // Given away with a consultation it is one transfer all the same.
  const consultation = { direction: 'outbound', consultation: true } as const;
  expect(names(over({ ...consultation, connectedForMs: 50_000, reason: 'transferred' }))).toEqual(['cti_ended']);
  expect(names(over({ direction: 'outbound', connectedForMs: 50_000, reason: 'normal' }))).toEqual(['cti_ended']);
  expect(over({ connectedForMs: 50_000, assumed: true }).at(-1)).toEqual({
    name: 'cti_ended',
    atMs: nowMs - 10_000,
    reason: 'answered',
  });
});

it('says nothing about whom the call was with', () => {
  expect(
    JSON.stringify(over({ comments: 'secret', from: { number: '+12025550123', displayName: 'Maria' } })),
  ).not.toMatch(/2025550123|Maria|secret/);
});

it('the wrap-up of an answered call has its time; one that there was not is not told', () => {
  const call = ring('a', { state: 'disconnected', reason: 'normal', connectedForMs: 50_000, endedForMs: 10_000 });
  const wrapUps = (lastedMs: number) =>
    toKpiEvents(call, nowMs, { atMs: nowMs + lastedMs, lastedMs }).filter(({ name }) => name === 'cti_wrapup');
  expect(wrapUps(30_000)).toEqual([{ name: 'cti_wrapup', atMs: nowMs + 30_000, durationMs: 30_000 }]);
  expect(wrapUps(0)).toEqual([]);
});
