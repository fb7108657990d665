import { withTimeout as adaptors } from '../../../adaptor/src/base/withTimeout';
import { withTimeout } from '../../../CifSoftphone/browser/withTimeout';

jest.useFakeTimers();

const never = (): Promise<string> => new Promise(() => undefined);
/** As `fetch`: rejects at once when its signal ends it. */
const endedBy = (signal: AbortSignal): Promise<string> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))));
const late = (): string => 'late';

describe.each([
  ['softphone', withTimeout],
  ['adaptor', adaptors],
])('an answer from outside, in the %s', (_where, waiting) => {
  it('counts when it comes in time, and leaves no timer', async () => {
    await expect(waiting(100, () => Promise.resolve('answer'), late)).resolves.toBe('answer');
    expect(jest.getTimerCount()).toBe(0);
  });

  it.each([
    ['that never comes', never],
    ['whose request the time-out ends', endedBy],
  ])('%s is late, and not a failure of the network', async (_what, work) => {
    const answer = waiting(100, work, late);
    await jest.advanceTimersByTimeAsync(99);
    await jest.advanceTimersByTimeAsync(1);
    await expect(answer).resolves.toBe('late');
  });

  it('that fails, fails at once and leaves no timer', async () => {
    await expect(waiting(100, () => Promise.reject(new Error('network')), late)).rejects.toThrow('network');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('can be late as an error', async () => {
    const answer = waiting(100, endedBy, (): never => {
      throw new Error('too late');
    });
    const seen = expect(answer).rejects.toThrow('too late');
    await jest.advanceTimersByTimeAsync(100);
    await seen;
  });
});

it('nobody waits any more for an answer that is cut off before its time', async () => {
  const cut = new AbortController();
  const answer = withTimeout(60_000, endedBy, late, cut.signal);
  cut.abort();
  await expect(answer).resolves.toBe('late');
  expect(jest.getTimerCount()).toBe(0);
});
