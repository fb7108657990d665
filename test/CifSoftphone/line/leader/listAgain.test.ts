import { ListAgain } from '../../../../CifSoftphone/line/leader/listAgain';
import { lineTimings } from '../../../../CifSoftphone/line/lineTimings';

const { listAgainMs, listAgainIdleMs } = lineTimings;

describe('a push that was lost on a line that lives', () => {
  let asked = 0;
  const again = () => new ListAgain({ nowMs: () => Date.now(), random: () => 0.99 }, () => (asked += 1));

  beforeEach(() => {
    asked = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('is made up for soon while a call is open', () => {
    again().plan(true);
    jest.advanceTimersByTime(listAgainMs);
    expect(asked).toBe(1);
  });

  it('is made up for late while no call is known', () => {
    again().plan(false);
    jest.advanceTimersByTime(listAgainIdleMs - 10_000);
    expect(asked).toBe(0);
    jest.advanceTimersByTime(10_000);
    expect(asked).toBe(1);
  });

  it('is made up for soon when a call begins meanwhile, and once', () => {
    const list = again();
    list.plan(false);
    list.plan(true);
    list.plan(true);
    jest.advanceTimersByTime(listAgainIdleMs * 2);
    expect(asked).toBe(1);
  });

  it('is not asked for without a connection', () => {
    const list = again();
    list.plan(true);
    list.stop();
    jest.advanceTimersByTime(listAgainIdleMs * 2);
    expect(asked).toBe(0);
  });
});
