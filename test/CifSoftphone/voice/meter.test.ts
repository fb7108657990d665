import { Meter } from '../../../CifSoftphone/voice/meter';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('tells at most five times a second, as long as somebody looks, and nothing where there is no call', async () => {
  let call = true;
  const told: unknown[] = [];
  let unseen = 0;
  const meter = new Meter(
    () => Promise.resolve(call ? { heard: 0.5, microphone: 0.25 } : undefined),
    ({ heard }) => told.push(heard),
    () => (unseen += 1),
  );
  meter.asked();
  meter.asked();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(told).toHaveLength(5);
  call = false;
  await jest.advanceTimersByTimeAsync(1_000);
  expect(told).toHaveLength(5);
  call = true;
  // The panel was closed.
  await jest.advanceTimersByTimeAsync(60_000);
  expect(told.length).toBeLessThanOrEqual(20);
  expect(unseen).toBe(1);
  const before = told.length;
  meter.asked();
  meter.stop();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(told).toHaveLength(before);
});
