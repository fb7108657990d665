import { createConnectionLimit } from '../../adaptor/src/limits/createConnectionLimit';
import { createRateLimit } from '../../adaptor/src/limits/createRateLimit';
import { limits } from '../../adaptor/src/settings/limits';

describe('the token bucket', () => {
  const bucket = (perSecond: number) => {
    const clock = { nowMs: 1_000_000 };
    return { clock, limit: createRateLimit(perSecond, () => clock.nowMs) };
  };
  const takeAll = (take: () => number): number => {
    let taken = 0;
    while (taken < 1_000_000 && take() === 0) taken += 1;
    return taken;
  };

  it('lets a burst through, then what flows in, and says when the next one is there', () => {
    const { clock, limit } = bucket(10);
    expect(takeAll(() => limit.take('a'))).toBe(10 * limits.burstSeconds);
    expect(limit.take('a')).toBe(100);
    clock.nowMs += 100;
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(100);
    clock.nowMs += 3_600_000;
    expect(takeAll(() => limit.take('a'))).toBe(10 * limits.burstSeconds);
  });

  it('counts each caller for itself', () => {
    const { limit } = bucket(1);
    takeAll(() => limit.take('a'));
    expect(limit.take('a')).toBeGreaterThan(0);
    expect(limit.take('b')).toBe(0);
  });

  it('is not emptied by a clock that is set back', () => {
    const { clock, limit } = bucket(1);
    limit.take('a');
    clock.nowMs -= 3_600_000;
    expect(limit.take('a')).toBe(0);
  });

  it('forgets the oldest callers instead of growing', () => {
    const { limit } = bucket(1);
    takeAll(() => limit.take('first'));
    for (let index = 0; index < limits.rememberedCallers; index += 1) limit.take(`caller ${index}`);
    expect(limit.take('first')).toBe(0);
  });
});

describe('the limit of connections', () => {
  it('is learned from a ring, forgotten with the next one that finds fewer, and after a minute', () => {
    const clock = { nowMs: 0 };
    const limit = createConnectionLimit(3, () => clock.nowMs);
    limit.saw('ada', 2);
    expect(limit.waitMs('ada')).toBe(0);
    limit.saw('ada', 3);
    expect(limit.waitMs('ada')).toBe(limits.tooManyConnectionsMs);
    expect(limit.waitMs('ben')).toBe(0);
    limit.saw('ada', 1);
    expect(limit.waitMs('ada')).toBe(0);
    limit.saw('ada', 9);
    clock.nowMs += limits.tooManyConnectionsMs;
    expect(limit.waitMs('ada')).toBe(0);
  });
});
