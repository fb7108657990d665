import { cronSchedule } from '../../../simulator/functions-host/cronSchedule';

const at = (time: string) => new Date(`2026-03-01T${time}Z`);

describe('the schedule of a timer', () => {
  it('runs every five seconds when told so', () => {
    const fits = cronSchedule('*/5 * * * * *');
    expect([0, 4, 5, 59].map((second) => fits(at(`10:00:${String(second).padStart(2, '0')}`)))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('knows lists, ranges and single values', () => {
    const fits = cronSchedule('0 10-12,30 8 * * *');
    expect(fits(at('08:11:00'))).toBe(true);
    expect(fits(at('08:30:00'))).toBe(true);
    expect(fits(at('08:13:00'))).toBe(false);
    expect(fits(at('09:11:00'))).toBe(false);
  });

  it('refuses what it cannot read and names the field', () => {
    expect(() => cronSchedule('* * * * *')).toThrow('not six');
    expect(() => cronSchedule('0 61 * * * *')).toThrow('minute');
    expect(() => cronSchedule('0 x * * * *')).toThrow('minute');
  });
});
