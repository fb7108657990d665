import { createRandom, type Random } from './random';
import type { BrowserPlan, ChaosEvent, FaultEvent, FaultType, RingPlan, Schedule } from './schedule';

export interface ScheduleOptions {
  readonly rings: number;
  /** Only these faults; all unless given. */
  readonly only?: readonly FaultType[];
  /** Between two faults, on average. */
  readonly faultEveryMs?: number;
}

export const maxClockOffsetMs = 600_000;
const ringEveryMs = [200, 6_000] as const;

type Make = (random: Random, world: Pick<Schedule, 'browsers' | 'instances'>) => FaultEvent;
const lasting = (random: Random) => ({ forMs: random.between(1_000, 15_000), share: random.pick([0.1, 0.3, 0.7, 1]) });

/** How often each fault is chosen, beside the others, and what it looks like. */
export const faults: Readonly<Record<FaultType, { readonly weight: number; readonly make: Make }>> = {
  'cut-sockets': {
    weight: 4,
    make: (random, { browsers }) => ({
      type: 'cut-sockets',
      browser: random.chance(0.3) ? 'all' : random.between(0, browsers.length - 1),
    }),
  },
  offline: {
    weight: 2,
    make: (random, world) => ({
      type: 'offline',
      browser: browserOf(random, world),
      forMs: random.between(500, 45_000),
    }),
  },
  'restart-signalr': { weight: 1, make: (random) => ({ type: 'restart-signalr', forMs: random.between(0, 8_000) }) },
  'kill-adaptor': {
    weight: 3,
    make: (random, { instances }) => ({
      type: 'kill-adaptor',
      instance: random.between(0, instances - 1),
      forMs: random.between(200, 12_000),
    }),
  },
  'restart-adaptor': {
    weight: 1,
    make: (random, { instances }) => ({ type: 'restart-adaptor', instance: random.between(0, instances - 1) }),
  },
  storage: {
    weight: 4,
    make: (random) => ({
      type: 'storage',
      fault: random.pick(['slow', '500', '412', 'lost', 'hang'] as const),
      ...lasting(random),
    }),
  },
  upstream: {
    weight: 4,
    make: (random) => ({
      type: 'upstream',
      fault: random.pick(['drop', 'duplicate', 'late', 'stray'] as const),
      ...lasting(random),
    }),
  },
  push: {
    weight: 4,
    make: (random) => ({
      type: 'push',
      fault: random.pick(['drop', 'duplicate', 'late', 'refused', 'error'] as const),
      ...lasting(random),
    }),
  },
  'answers-lost': {
    weight: 2,
    make: (random) => ({ type: 'answers-lost', of: random.pick(['adaptor', 'signalr'] as const), ...lasting(random) }),
  },
  'storage-stalled': {
    weight: 1,
    make: (random) => ({ type: 'storage-stalled', forMs: random.pick([3_000, 5_000, 8_000, 12_000, 20_000, 100_000]) }),
  },
  'webhooks-refused': { weight: 2, make: (random) => ({ type: 'webhooks-refused', ...lasting(random) }) },
  'webhooks-hang': { weight: 2, make: (random) => ({ type: 'webhooks-hang', ...lasting(random) }) },
  'webhooks-upgrade': { weight: 1, make: (random) => ({ type: 'webhooks-upgrade', ...lasting(random) }) },
  'offered-again': { weight: 3, make: () => ({ type: 'offered-again' }) },
  tab: {
    weight: 6,
    make: (random, world) => ({
      type: 'tab',
      action: random.pick(['open', 'close', 'crash', 'reload', 'hide', 'look', 'look'] as const),
      browser: browserOf(random, world),
      tab: random.between(0, 3),
    }),
  },
  freeze: {
    weight: 3,
    make: (random, world) => ({
      type: 'freeze',
      browser: browserOf(random, world),
      tab: random.between(0, 3),
      says: random.chance(0.5),
      forMs: random.between(500, 60_000),
    }),
  },
  'clock-step': {
    weight: 2,
    make: (random, world) => ({
      type: 'clock-step',
      browser: browserOf(random, world),
      byMs: random.pick([-1, 1]) * random.between(5_000, 2 * maxClockOffsetMs),
    }),
  },
  'expire-tokens': {
    weight: 1,
    make: (random, world) => ({ type: 'expire-tokens', browser: browserOf(random, world) }),
  },
  'no-tokens': {
    weight: 1,
    make: (random, world) => ({
      type: 'no-tokens',
      browser: browserOf(random, world),
      forMs: random.between(1_000, 20_000),
      asksAgent: random.chance(0.3),
    }),
  },
};

const browserOf = (random: Random, { browsers }: Pick<Schedule, 'browsers'>): number =>
  random.between(0, browsers.length - 1);

/** The same seed and options give the same world. */
export function makeSchedule(seed: number, { rings, only, faultEveryMs = 4_000 }: ScheduleOptions): Schedule {
  const random = createRandom(seed);
  const agents = random.between(1, 3);
  const instances = random.between(1, 3);
  const browsers: BrowserPlan[] = [];
  for (let agent = 0; agent < agents; agent += 1) {
    const machines = random.chance(0.3) ? 2 : 1;
    for (let machine = 0; machine < machines; machine += 1) {
      const clockOffsetMs = random.chance(0.5) ? random.between(-maxClockOffsetMs, maxClockOffsetMs) : 0;
      browsers.push({ agent, tabs: random.between(1, 3), clockOffsetMs });
    }
  }
  const world = { browsers, instances };
  const events: ChaosEvent[] = [];
  let atMs = 5_000;
  for (let number = 1; number <= rings; number += 1) {
    atMs += random.between(...ringEveryMs);
    events.push({ atMs, ...makeRing(random, `ring-${seed}-${number}`, agents) });
  }
  const endMs = atMs + 5_000;
  const kinds = only ?? (Object.keys(faults) as FaultType[]);
  const drawn = kinds.flatMap((kind) => Array.from({ length: faults[kind].weight }, () => kind));
  for (let faultMs = 3_000; drawn.length > 0 && faultMs < endMs; faultMs += random.between(1, 2 * faultEveryMs)) {
    events.push({ atMs: faultMs, ...faults[random.pick(drawn)].make(random, world) });
  }
  events.sort((left, right) => left.atMs - right.atMs);
  return { seed, agents, instances, browsers, events };
}

export function makeRing(random: Random, id: string, agents: number): RingPlan {
  return {
    type: 'ring',
    id,
    agent: random.between(0, agents - 1),
    style: random.chance(0.25) ? 'text' : 'event',
    decision: random.pick(['accept', 'accept', 'accept', 'accept-everywhere', 'reject', 'ignore'] as const),
    decideAfterMs: random.between(300, 6_000),
    endBy: random.pick(['caller', 'caller', 'agent', 'cancel'] as const),
    endAfterMs: random.between(500, 20_000),
  };
}
