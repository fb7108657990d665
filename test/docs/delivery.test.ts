import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sweepSchedule, timings as server } from '../../adaptor/src/base/timings';
import { browserTimings } from '../../CifSoftphone/browser/browserTimings';
import { connectionTimings } from '../../CifSoftphone/connection/connectionTimings';
import { lineTimings } from '../../CifSoftphone/line/lineTimings';
import { callStates } from '../../protocol/callState';

const softphone = { ...browserTimings, ...connectionTimings, ...lineTimings };
const page = readFileSync(join(__dirname, '../../docs/delivery.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));

describe('the page about delivery', () => {
  it('gives the time limits that the code has', () => {
    const limits = rows.filter(([, , where]) => where === 'server' || where === 'softphone');
    const told = limits.map(([, name = '', where = '', value]) => ({ name, where, value: Number(value) }));
    const real = told.map(({ name, where }) => {
      const all: Readonly<Record<string, unknown>> = where === 'server' ? server : softphone;
      return { name, where, value: all[name] };
    });
    expect(told).toEqual(real);
    expect(told.length).toBeGreaterThan(20);
  });

  it('names the sweep that the code runs', () => {
    expect(sweepSchedule).toBe('*/5 * * * * *');
    expect(page).toContain('every 5 seconds (`sweepSchedule`)');
  });

  it('describes every state of a call', () => {
    const described = rows.map(([, name]) => name).filter((name) => callStates.some((state) => state === name));
    expect(described).toEqual([...callStates]);
  });
});
