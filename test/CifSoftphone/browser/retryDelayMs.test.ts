import { retryDelayMs } from '../../../CifSoftphone/browser/retryDelayMs';

describe('the delay before the next try', () => {
  it('is never longer than 2.5 s in the first half minute', () => {
    for (let tries = 1; tries < 100; tries += 1) expect(retryDelayMs(tries, 29_999, 0.999)).toBeLessThanOrEqual(2_500);
  });

  it('grows afterwards up to 30 s and not further', () => {
    expect(retryDelayMs(15, 31_000, 1)).toBe(5_000);
    expect(retryDelayMs(20, 70_000, 1)).toBe(10_000);
    expect(retryDelayMs(1_000, 86_400_000, 1)).toBe(30_000);
  });

  it('is spread, so that an office does not come back in one moment', () => {
    expect(retryDelayMs(4, 0, 0)).not.toBe(retryDelayMs(4, 0, 0.9));
  });
});
