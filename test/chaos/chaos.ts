import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { makeSchedule } from './makeSchedule';
import type { Problem, Verdict } from './judgeStory';
import { addVerdict, noTotals, ringsPerWorld, worldSeed, type Totals } from './runMany';
import { chaosInChromium } from './chromium/chaosInChromium';
import { readOptions, type ChaosOptions } from './readOptions';
import { runManyMessages } from './messages/runManyMessages';
import { runWorld } from './runWorld';
import type { Schedule } from './schedule';
import { shrink } from './shrink';
import { summary } from './summary';

type Job = { readonly world: number; readonly rings: number };
type Done = Job & { readonly verdict: Verdict };

const usualRings = 1_000;

/** `npm run chaos -- --seed N --rings M`: as many random worlds as the rings need, on all processors. */
async function main(): Promise<void> {
  if (process.send !== undefined) return work();
  const options = readOptions(process.argv.slice(2));
  const startedAtMs = performance.now();
  if (options.browser) {
    const totals = await chaosInChromium(options);
    console.log(summary(totals, (performance.now() - startedAtMs) / 1_000));
    if (totals.problems.length > 0) process.exitCode = 1;
    return;
  }
  if (options.messages !== undefined) return chaosOfMessages(options.seed, options.messages);
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

/** `--messages M`: conversations in as many worlds as it takes. */
async function chaosOfMessages(seed: number, messages: number): Promise<void> {
  const startedAtMs = performance.now();
  const totals = await runManyMessages(seed, messages);
  for (const { world, kind, what } of totals.problems) console.log(`world ${world}: ${kind}: ${what}`);
  const count = (kind: string): number => totals.problems.filter((one) => one.kind === kind).length;
  const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
  console.log(
    `${totals.messages} messages in ${totals.conversations} conversations of ${totals.worlds} worlds: lost ${count('lost')}, ` +
      `doubled ${count('doubled')}, out of order ${count('out of order')}, wrong agent ${count('wrong agent')}, ` +
      `nobody ${count('nobody')} (${seconds} s)`,
  );
  if (totals.problems.length > 0) process.exitCode = 1;
}

function jobsOf({ seed, rings, world }: ChaosOptions): readonly Job[] {
  if (world !== undefined) return [{ world, rings: rings ?? ringsPerWorld }];
  const jobs: Job[] = [];
  for (let index = 0, left = rings ?? usualRings; left > 0; index += 1, left -= ringsPerWorld) {
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
