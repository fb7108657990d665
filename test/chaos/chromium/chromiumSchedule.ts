import { faults, makeRing, maxClockOffsetMs } from '../makeSchedule';
import { createRandom, type Random } from '../random';
import type { BrowserPlan, FaultEvent, RingPlan, Schedule } from '../schedule';

/** Faults of the virtual world that can be made in a real browser and on a real network of one machine too. */
const sharedFaults = [
  'cut-sockets',
  'restart-signalr',
  'kill-adaptor',
  'storage',
  'upstream',
  'push',
  'webhooks-refused',
  'tab',
  'freeze',
  'expire-tokens',
] as const;

type SharedFault = Extract<FaultEvent, { type: (typeof sharedFaults)[number] }>;

/** What only a real browser can suffer. */
type OwnFault =
  /** A script of the page does not come back for so long. */
  | { readonly type: 'hang'; readonly browser: number; readonly tab: number; readonly forMs: number }
  | { readonly type: 'dataverse'; readonly fault: 'slow' | 'failing'; readonly forMs: number };

export type ChromiumFault = SharedFault | OwnFault;
export type ChromiumEvent = { readonly atMs: number } & (RingPlan | ChromiumFault);

export interface ChromiumSchedule {
  readonly seed: number;
  readonly browsers: readonly BrowserPlan[];
  /** In the order of time. */
  readonly events: readonly ChromiumEvent[];
}

export interface ChromiumScheduleOptions {
  readonly rings: number;
  /** Only these faults; all unless given. */
  readonly only?: readonly ChromiumFault['type'][];
  readonly ringEveryMs?: readonly [number, number];
  readonly faultEveryMs?: number;
}

/** Time is real here: rings come as fast as two processors can draw them beside everything that goes wrong. */
const usualRingEveryMs = [200, 2_000] as const;
const usualFaultEveryMs = 2_500;
const firstMs = 1_000;

const tabOf = (random: Random, { browsers }: Pick<Schedule, 'browsers'>) => ({
  browser: random.between(0, browsers.length - 1),
  tab: random.between(0, 2),
});

const ownFaults = {
  hang: (random: Random, world: Pick<Schedule, 'browsers'>): OwnFault => ({
    type: 'hang',
    ...tabOf(random, world),
    forMs: random.between(1_000, 6_000),
  }),
  dataverse: (random: Random): OwnFault => ({
    type: 'dataverse',
    fault: random.pick(['slow', 'failing'] as const),
    forMs: random.between(1_000, 10_000),
  }),
} as const;
const ownWeight = 2;

/** The same seed and options give the same schedule; how long things take is the machine's. */
export function makeChromiumSchedule(seed: number, options: ChromiumScheduleOptions): ChromiumSchedule {
  const { rings, only, ringEveryMs = usualRingEveryMs, faultEveryMs = usualFaultEveryMs } = options;
  const random = createRandom(seed);
  const world = { browsers: makeBrowsers(random), instances: 1 };
  const events: ChromiumEvent[] = [];
  let atMs = firstMs;
  for (let number = 1; number <= rings; number += 1) {
    atMs += random.between(...ringEveryMs);
    events.push({ atMs, ...makeRing(random, `ring-${seed}-${number}`, agentCount) });
  }
  const makers = [
    ...sharedFaults.flatMap((type) =>
      Array.from({ length: faults[type].weight }, () => ({ type, make: () => faults[type].make(random, world) })),
    ),
    ...(Object.keys(ownFaults) as (keyof typeof ownFaults)[]).flatMap((type) =>
      Array.from({ length: ownWeight }, () => ({ type, make: () => ownFaults[type](random, world) })),
    ),
  ].filter(({ type }) => only === undefined || only.includes(type));
  for (let faultMs = firstMs; makers.length > 0 && faultMs < atMs; faultMs += random.between(1, 2 * faultEveryMs)) {
    // Made by the maker of its type, which cannot say so itself.
    events.push({ atMs: faultMs, ...(random.pick(makers).make() as ChromiumFault) });
  }
  events.sort((left, right) => left.atMs - right.atMs);
  return { seed, browsers: world.browsers, events };
}

const agentCount = 2;

/** Two agents; the first may have a second machine. Each browser has a clock of its own. */
function makeBrowsers(random: Random): readonly BrowserPlan[] {
  const clock = (): number => (random.chance(0.5) ? random.between(-maxClockOffsetMs, maxClockOffsetMs) : 0);
  const browser = (agent: number, tabs: number): BrowserPlan => ({ agent, tabs, clockOffsetMs: clock() });
  return [browser(0, 2), browser(1, random.between(1, 2)), ...(random.chance(0.5) ? [browser(0, 1)] : [])];
}

/** Until when the world is disturbed: the last fault's end. */
export const disturbedUntilMs = ({ events }: ChromiumSchedule): number =>
  Math.max(0, ...events.map((event) => event.atMs + ('forMs' in event ? event.forMs : 0)));
