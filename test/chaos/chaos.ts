import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { makeSchedule } from './makeSchedule';
import type { Problem, Verdict } from './judge';
import { addVerdict, countOf, noTotals, ringsPerWorld, worldSeed, type Totals } from './runMany';
import { runWorld } from './runWorld';
import type { Schedule } from './schedule';
import { shrink } from './shrink';

interface Options {
  readonly seed: number;
  readonly rings: number;
  /** One world, as a failure names it. */
  readonly world: number | undefined;
}

type Job = { readonly world: number; readonly rings: number };
type Done = Job & { readonly verdict: Verdict };

/** `npm run chaos -- --seed N --rings M`: as many random worlds as the rings need, on all processors. */
async function main(): Promise<void> {
  if (process.send !== undefined) return work();
  const options = readOptions(process.argv.slice(2));
  const startedAtMs = performance.now();
  const jobs = jobsOf(options);
  const totals = await runAll(jobs);
  const seconds = (performance.now() - startedAtMs) / 1_000;
  console.log(summary(totals, seconds));
  const [failed] = totals.problems;
  if (failed === undefined) return;
  process.exitCode = 1;
  const rings = jobs.find(({ world }) => world === failed.world)?.rings ?? ringsPerWorld;
  await explain(failed, makeSchedule(failed.world, { rings }));
}

function jobsOf({ seed, rings, world }: Options): readonly Job[] {
  if (world !== undefined) return [{ world, rings }];
  const jobs: Job[] = [];
  for (let index = 0, left = rings; left > 0; index += 1, left -= ringsPerWorld) {
    jobs.push({ world: worldSeed(seed, index), rings: Math.min(ringsPerWorld, left) });
  }
  return jobs;
}

/** Each world is one process's work at a time: a process has one clock. */
async function runAll(jobs: readonly Job[]): Promise<Totals> {
  const totals = noTotals();
  const waiting = [...jobs];
  const worker = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = fork(__filename, { execArgv: process.execArgv });
      const next = (): void => {
        const job = waiting.shift();
        if (job === undefined) child.disconnect();
        else child.send(job);
      };
      child.on('message', ({ world, rings, verdict }: Done) => {
        addVerdict(totals, world, rings, verdict);
        verdict.problems.forEach((one) => console.log(`world ${world}: ${one.kind}: ${one.ring} ${one.what}`));
        next();
      });
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`))));
      next();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, worker));
  return totals;
}

function work(): void {
  process.on('message', ({ world, rings }: Job) => {
    void runWorld(makeSchedule(world, { rings })).then((verdict) =>
      process.send?.({ world, rings, verdict: { ...verdict, trace: [] } } satisfies Done),
    );
  });
}

function summary(totals: Totals, seconds: number): string {
  const { rings, accepted, shown, toldNotShown, drawnButTold, takenBack } = totals;
  return [
    `rings offered           ${rings}`,
    `accepted                ${accepted}`,
    `shown once              ${shown}`,
    `told not shown          ${toldNotShown}   (${drawnButTold} of them drawn, but too late to be known)`,
    `ended by the caller     ${takenBack}`,
    `lost                    ${countOf(totals, 'lost')}`,
    `doubled                 ${countOf(totals, 'doubled')}`,
    `wrong agent             ${countOf(totals, 'wrong')}`,
    `not settled at the end  ${countOf(totals, 'unsettled')}`,
    `${seconds.toFixed(1)} s`,
  ].join('\n');
}

/** The smallest schedule that still fails in the same way, and what happened in it. */
async function explain(problem: Problem & { readonly world: number }, schedule: Schedule): Promise<void> {
  console.log(`\nworld ${problem.world}, cut smaller (again: npm run chaos -- --world ${problem.world}):`);
  const fails = async (smaller: Schedule): Promise<boolean> =>
    (await runWorld(smaller)).problems.some(({ kind }) => kind === problem.kind);
  const small = await shrink(schedule, fails);
  const { problems, trace } = await runWorld(small);
  console.log(`${small.agents} agents, ${small.instances} instances, browsers ${JSON.stringify(small.browsers)}`);
  small.events.forEach((event) => console.log(JSON.stringify(event)));
  console.log('\nWhat happened:');
  trace.forEach((line) => console.log(line));
  problems.forEach((one) => console.log(`${one.kind}: ${one.ring} ${one.what}`));
}

function readOptions(args: readonly string[]): Options {
  const numberOf = (name: string): number | undefined => {
    const at = args.indexOf(`--${name}`);
    const value = Number(args[at + 1]);
    if (at < 0) return undefined;
    if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} needs a whole number.`);
    return value;
  };
  const world = numberOf('world');
  return {
    seed: numberOf('seed') ?? 1,
    rings: numberOf('rings') ?? (world === undefined ? 1_000 : ringsPerWorld),
    world,
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
