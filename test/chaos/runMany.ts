import { makeSchedule, type ScheduleOptions } from './makeSchedule';
import type { Problem, Verdict } from './judgeStory';
import { runWorld } from './runWorld';
import type { Sabotage } from './world';

/** Small enough to be read when it fails, long enough for faults to meet. */
export const ringsPerWorld = 25;

export interface Totals {
  rings: number;
  accepted: number;
  shown: number;
  toldNotShown: number;
  drawnButTold: number;
  takenBack: number;
  readonly problems: (Problem & { readonly world: number })[];
}

export const noTotals = (): Totals => ({
  rings: 0,
  accepted: 0,
  shown: 0,
  toldNotShown: 0,
  drawnButTold: 0,
  takenBack: 0,
  problems: [],
});

export function addVerdict(totals: Totals, world: number, rings: number, verdict: Verdict): void {
  totals.rings += rings;
  totals.accepted += verdict.accepted;
  totals.shown += verdict.shown;
  totals.toldNotShown += verdict.toldNotShown;
  totals.drawnButTold += verdict.drawnButTold;
  totals.takenBack += verdict.takenBack;
  totals.problems.push(...verdict.problems.map((problem) => ({ ...problem, world })));
}

export const countOf = ({ problems }: Totals, kind: Problem['kind']): number =>
  new Set(problems.filter((one) => one.kind === kind).map(({ world, ring }) => `${world} ${ring}`)).size;

/** The worlds of a run have seeds of their own, so that each can be run again alone. */
export const worldSeed = (seed: number, index: number): number => (Math.imul(seed, 1_000_003) + index) >>> 0;

/** Runs as many worlds as the rings need, one after the other. */
export async function runMany(
  seed: number,
  rings: number,
  options: Omit<ScheduleOptions, 'rings'> = {},
  sabotage: Sabotage = {},
  perWorld = ringsPerWorld,
): Promise<Totals> {
  const totals = noTotals();
  for (let index = 0; totals.rings < rings; index += 1) {
    const world = worldSeed(seed, index);
    const count = Math.min(perWorld, rings - totals.rings);
    addVerdict(totals, world, count, await runWorld(makeSchedule(world, { ...options, rings: count }), sabotage));
  }
  return totals;
}
