import { cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from '../../../scripts/ensureBuilt';
import { startStorage } from '../../../simulator/storage/startStorage';
import { climb, measureStep, type Pids, type Step } from './climb';
import { countCosts, partitions } from './countCosts';
import { createCrowd, type Crowd } from './crowd';
import { loadOptions, type LoadOptions } from './loadOptions';
import { measureConversations } from './measureConversations';
import { startLoadWorld, type LoadStorage, type LoadWorld } from './loadWorld';
import { closePosts } from './postJson';
import { childWith, processCost } from './processCost';
import { profileLoad } from './profile/profileLoad';
import { budgetLine, stepLine, verdict } from './reportLoad';
import { startServicePart, type ServicePart } from './servicePart';
import type { Figures, Grown } from './figures';
import { startTables } from './tables/startTables';
import { adaptorWay, sampleWay } from './ways';
import { writeScale } from './writeScale';

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

/** `npm run bench:load`: see loadOptions.ts for its options and docs/scale.md for what it measures. */
async function main(): Promise<void> {
  const options = loadOptions(process.argv.slice(2));
  if (options.build) ensureBuilt(console.log, ['build:adaptor']);
  const [load = 0] = loadavg();
  const machine = `${cpus().length} cores, load ${load.toFixed(2)} at the start, Node ${process.version}`;
  console.log(machine);
  if (options.profile) return profileBoth(options);
  if (options.conversations) {
    const holds = await inWorld(startTables, (world) => measureConversations(world, pidsOf(world), options));
    closePosts();
    process.exitCode = holds ? 0 : 1;
    return;
  }
  const { rate, compareSeconds, azuriteSteps } = options;
  const start = { ...options, seconds: compareSeconds };
  const sample = await inWorld(startTables, async (world) => {
    const title = "The sample's way: look the newest row up, then send";
    return climbSection(title, createCrowd(sampleWay(world)), pidsOf(world, world.sampleUrl), start);
  });
  const ringing = (title: string, more: Partial<SectionOptions>, storage = startTables): Promise<readonly Step[]> =>
    inWorld(storage, (world) =>
      climbSection(
        `This adaptor, until the ring is received: ${title}`,
        createCrowd(adaptorWay(world, 'ring')),
        pidsOf(world),
        {
          ...options,
          ...more,
        },
      ),
    );
  // Each in a world of its own: rings that nobody answers end after two minutes, in the middle of what comes then.
  const firstRing = await ringing('the first rate', { maxSteps: 1 });
  const [first] = firstRing;
  const ring = [...firstRing, ...(first === undefined ? [] : await ringing('and upward', { first }))];
  const whole = await inWorld(startTables, async (world) =>
    // A whole call is three requests to the adaptor instead of one, and its storage has the most of it.
    climbSection('This adaptor, whole calls', createCrowd(adaptorWay(world, 'whole')), pidsOf(world), {
      ...start,
      rate: Math.ceil(rate / 6),
    }),
  );
  const grown = await inWorld(startTables, (world) => growth(world, pidsOf(world), options));
  const azurite = await ringing(
    'with Azurite as storage',
    { rate: rate / 2, seconds: options.stepSeconds, maxSteps: azuriteSteps },
    startStorage,
  );
  console.log('\nRequests of one call');
  const costs = await countCosts(options.short ? 3 : 20);
  console.log(
    `until the push: storage ${costs.storageToPush}, REST ${costs.restToPush}; until its end: storage ` +
      `${costs.storageToEnd}, REST ${costs.restToEnd}, webhooks ${costs.webhooksToEnd}\nstorage by partition: ` +
      partitions.map((name) => `${name} ${costs.byPartition[name]}`).join(', '),
  );
  closePosts();
  const figures: Figures = { machine, options, sample, ring, whole, azurite, grown, costs };
  const { rows, ok } = verdict(figures);
  console.log(`\n${rows.map(budgetLine).join('\n')}`);
  if (options.write) console.log(`\nWritten: ${(await writeScale(figures)).join(', ')}`);
  process.exitCode = ok ? 0 : 1;
}

/** `--profile`: a ring alone, and a whole call at the rate at which calls are measured. */
async function profileBoth(options: LoadOptions): Promise<void> {
  for (const life of ['ring', 'whole'] as const) {
    console.log(`\nWhere the adaptor's time goes: ${life === 'ring' ? 'until a ring is received' : 'whole calls'}`);
    await inWorld(startTables, async (world) => {
      const crowd = createCrowd(adaptorWay(world, life));
      try {
        await join(crowd, options.agents);
        const rate = life === 'ring' ? options.rate : Math.ceil(options.rate / 6);
        await profileLoad(life, world, crowd, { ...options, rate });
      } finally {
        crowd.stop();
        await sleep(options.restMs);
      }
    });
  }
  closePosts();
}

type SectionOptions = LoadOptions & { readonly first?: Step };

/** Starts a world with this storage, measures in it and ends it. */
async function inWorld<T>(
  storage: () => Promise<LoadStorage>,
  measure: (world: LoadWorld<ServicePart>) => Promise<T>,
): Promise<T> {
  const world = await startLoadWorld({ service: startServicePart, storage });
  try {
    return await measure(world);
  } finally {
    await world.stop();
  }
}

const pidsOf = ({ storageUrl, service, adaptorUrl }: LoadWorld<ServicePart>, url = adaptorUrl): Pids => ({
  adaptor: childWith(new URL(url).port),
  storage: childWith(new URL(storageUrl).port),
  service: service.pid,
});

async function climbSection(
  title: string,
  crowd: Crowd,
  pids: Pids,
  { agents, seconds, stepSeconds, maxSteps, restMs, rate: startRate, first }: SectionOptions,
): Promise<readonly Step[]> {
  console.log(`\n${title} (${agents} agents)`);
  try {
    await join(crowd, agents);
    // What runs for the first time runs slowly.
    await measureStep(crowd, pids, startRate / 2, stepSeconds / 2, restMs);
    const say = (step: Step): void => console.log(stepLine(step));
    return await climb(crowd, pids, {
      startRate,
      startSeconds: seconds,
      stepSeconds,
      maxSteps,
      restMs,
      say,
      ...(first === undefined ? {} : { first }),
    });
  } finally {
    if (crowd.cut > 0) console.log(`${crowd.cut} connections were cut.`);
    crowd.stop();
    // Its agents leave, and the adaptor hears of each.
    await sleep(restMs);
  }
}

/** More and more agents, the same rings a second: what does one more agent cost? */
async function growth(
  world: LoadWorld<ServicePart>,
  pids: Pids,
  { sizes, growthRate, stepSeconds, restMs }: LoadOptions,
): Promise<readonly Grown[]> {
  console.log(`\nMore and more agents, ${growthRate} rings a second`);
  const crowd = createCrowd(adaptorWay(world, 'ring'));
  const rss = (pid: number | undefined): number => processCost(pid)?.rssMiB ?? Number.NaN;
  const grown: Grown[] = [];
  try {
    for (const agents of sizes) {
      const startedMs = performance.now();
      const before = crowd.size;
      await join(crowd, agents);
      const connectsPerSecond = ((agents - before) * 1000) / (performance.now() - startedMs);
      const step = await measureStep(crowd, pids, growthRate, stepSeconds, restMs);
      const one = { agents, step, connectsPerSecond, adaptorMiB: rss(pids.adaptor), serviceMiB: rss(pids.service) };
      grown.push(one);
      console.log(
        `${String(agents).padStart(5)} agents  ${stepLine(step)}  adaptor ${one.adaptorMiB.toFixed(0)} MiB, ` +
          `service ${one.serviceMiB.toFixed(0)} MiB, ${connectsPerSecond.toFixed(0)} connects/s`,
      );
    }
  } finally {
    crowd.stop();
    // Its agents leave, and the adaptor hears of each.
    await sleep(restMs);
  }
  return grown;
}

/** The adaptor hears of a connection a little after its agent does. */
const joinTimeoutMs = 60_000;
const lastToJoin = 16;

/** Connects until there are so many, and waits until the last of them can be rung. */
async function join(crowd: Crowd, agents: number): Promise<void> {
  await crowd.grow(agents);
  const endMs = performance.now() + joinTimeoutMs;
  for (let agent = Math.max(0, agents - lastToJoin); agent < agents;) {
    if (await crowd.ring(`join-${agents}-${agent}`, agent)) agent += 1;
    else if (performance.now() > endMs) throw new Error('The adaptor does not know the agents that have connected.');
    else await sleep(100);
  }
}
