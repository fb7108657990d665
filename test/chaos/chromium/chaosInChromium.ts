import { builtFiles } from '../../../scripts/builtFiles';
import { timings } from '../../../adaptor/src/base/timings';
import { startSimulator } from '../../../simulator/startSimulator';
import type { ChaosOptions } from '../readOptions';
import { addVerdict, noTotals, worldSeed, type Totals } from '../runMany';
import { makeChromiumSchedule } from './chromiumSchedule';
import { runInChromium } from './runInChromium';

/** Browsers with other tabs and clocks after so many rings. */
const ringsPerWorld = 100;
const usualRings = 200;
/** Of a failure the lines before its last one. */
const explainedLines = 60;

/** `npm run chaos -- --browser`: the whole product on real time. Each world has new browsers; the servers stay. */
export async function chaosInChromium({ seed, rings = usualRings, world }: ChaosOptions): Promise<Totals> {
  const { adaptorZip, solutionZip } = builtFiles();
  const simulator = await startSimulator({ port: 0, adaptorZip, solutionZip, countStorageRequests: true });
  const totals = noTotals();
  try {
    const { shownDeadlineMs, ringTtlMs } = timings;
    for (let index = 0; totals.rings < rings; index += 1) {
      const number = world ?? worldSeed(seed, index);
      const count = Math.min(ringsPerWorld, rings - totals.rings);
      const schedule = makeChromiumSchedule(number, { rings: count });
      const verdict = await runInChromium(schedule, { simulator, times: { shownDeadlineMs, ringTtlMs } });
      addVerdict(totals, number, count, verdict);
      console.log(`world ${number}: ${count} rings, ${verdict.problems.length} problems`);
      for (const { kind, ring, what } of verdict.problems) {
        console.log(`${kind}: ${ring} ${what}`);
        linesBefore(verdict.trace, ring).forEach((line) => console.log(`  ${line}`));
      }
      if (world !== undefined) break;
    }
  } finally {
    await simulator.stop();
  }
  return totals;
}

/** What happened from the ring's offer to the last word about it, faults included. */
function linesBefore(trace: readonly string[], ring: string): readonly string[] {
  const about = (line: string): boolean => new RegExp(`\\b${ring}\\b`).test(line);
  const first = trace.findIndex(about);
  const last = trace.length - 1 - [...trace].reverse().findIndex(about);
  const isNews = (line: string): boolean => about(line) || line.includes(' fault ') || line.includes('sign in');
  return first < 0
    ? []
    : trace
        .slice(Math.max(0, first - 5), last + 1)
        .filter(isNews)
        .slice(-explainedLines);
}
