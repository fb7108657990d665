import { parseSchedule } from '../../../simulator/functions-host/parseSchedule';

const at = (time: string) => new Date(`2026-03-01T${time}Z`);

describe('the schedule of a timer', () => {
  it('runs every five seconds when told so', () => {
    const fits = parseSchedule('*/5 * * * * *');
    expect([0, 4, 5, 59].map((second) => fits(at(`10:00:${String(second).padStart(2, '0')}`)))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('knows lists, ranges and single values', () => {
    const fits = parseSchedule('0 10-12,30 8 * * *');
    expect(fits(at('08:11:00'))).toBe(true);
    expect(fits(at('08:30:00'))).toBe(true);
    expect(fits(at('08:13:00'))).toBe(false);
    expect(fits(at('09:11:00'))).toBe(false);
  });

  it('refuses what it cannot read and names the field', () => {
    expect(() => parseSchedule('* * * * *')).toThrow('six fields');
    expect(() => parseSchedule('0 61 * * * *')).toThrow('cannot be read');
    expect(() => parseSchedule('0 x * * * *')).toThrow('cannot be read');
  });
});
