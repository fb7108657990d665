import { makeSchedule } from './makeSchedule';
import { runMany } from './runMany';
import { runWorld } from './runWorld';
import * as sabotages from './sabotages';
import type { FaultType } from './schedule';
import { shrink } from './shrink';
import type { Sabotage } from './world';

/** Many worlds in one test, on a machine that may have others to serve; a world that hangs ends by its own clock. */
jest.setTimeout(300_000);

describe('calls while everything fails at random', () => {
  it('are each shown once to the right agent, or the telephony system is told in time', async () => {
    const { problems, accepted, shown, toldNotShown, takenBack } = await runMany(1, 200);
    expect(problems).toEqual([]);
    expect(accepted).toBeGreaterThan(150);
    expect(shown).toBeGreaterThan(accepted / 2);
    expect(toldNotShown).toBeGreaterThan(0);
    expect(shown + toldNotShown + takenBack).toBe(accepted);
  });

  it('go the same way again from the same seed', async () => {
    const [first, second] = [
      await runWorld(makeSchedule(4, { rings: 15 })),
      await runWorld(makeSchedule(4, { rings: 15 })),
    ];
    expect(second.trace).toEqual(first.trace);
    const other = await runWorld(makeSchedule(5, { rings: 15 }));
    expect(other.trace).not.toEqual(first.trace);
  });
});

/**
 * Faults, the protection against them that is taken away through its port, and the seed to begin with where the first
 * ones do not show it: worlds before it only cost time. When the schedules change, the search goes on round all seeds.
 */
type Bite = readonly [what: string, only: readonly FaultType[], sabotage: Sabotage, firstSeed?: number];
const bites: readonly Bite[] = [
  ['sockets cut, and a reconnect that asks for nothing', ['cut-sockets'], sabotages.noList, 5],
  ['the network gone, and a reconnect that asks for nothing', ['offline'], sabotages.noList],
  ['the SignalR Service restarted, and a reconnect that asks for nothing', ['restart-signalr'], sabotages.noList],
  ['instances killed, and deadlines kept in the process only', ['kill-adaptor', 'push'], sabotages.noDeadlineRows, 8],
  [
    'instances replaced, and deadlines kept in the process only',
    ['restart-adaptor', 'push'],
    sabotages.noDeadlineRows,
    7,
  ],
  ['storage failing, and a refused write taken for stored', ['storage'], sabotages.optimisticStorage],
  ['two accepts at once, and no compare before the set', [], sabotages.noCompare, 3],
  ['upstream events lost, doubled and late, and messages not waited for', ['upstream'], sabotages.noAnswers],
  ['pushes doubled and late, and no versions', ['push'], sabotages.noVersions, 2],
  ['pushes lost, and no list', ['push'], sabotages.noList],
  ['answers lost, and no idempotency', ['answers-lost'], sabotages.noIdempotency],
  ['webhooks refused, and not repeated', ['webhooks-refused'], sabotages.webhooksUnconfirmed],
  [
    'webhook receivers that hang, and deadlines that wait for deliveries',
    ['webhooks-hang', 'kill-adaptor', 'push'],
    sabotages.deadlinesWait,
    2,
  ],
  ['webhook receivers that change the protocol, and not repeated', ['webhooks-upgrade'], sabotages.webhooksUnconfirmed],
  [
    'storage stalled, and a write that nobody confirmed taken for stored',
    ['storage-stalled'],
    sabotages.optimisticStorage,
    2,
  ],
  ['calls offered again, and known by their id alone', ['offered-again'], sabotages.repeatsById],
  ['tabs closed and reloaded, and no list', ['tab'], sabotages.noList],
  ['tabs frozen, and a former leader believed', ['freeze'], sabotages.noTerms],
  ['tokens expired, and not renewed', ['expire-tokens', 'cut-sockets'], sabotages.noFreshTokens],
  ['the sign-in service down, and tokens not renewed', ['no-tokens', 'cut-sockets'], sabotages.noFreshTokens],
  ['browser clocks that are wrong, and times of the clock on the wire', [], sabotages.wallClocks],
  ['browser clocks that are wrong, and their times in the record', [], sabotages.recordingWall],
  ['browser clocks that are set, and rings counted by them', ['clock-step'], sabotages.countingByWall, 2],
];
const maxWorlds = 16;

describe('a run notices that a protection is missing:', () => {
  const rows = bites.map(([what, only, sabotage, firstSeed = 1]) => [what, only, sabotage, firstSeed] as const);
  it.each(rows)('%s', async (_what, only, sabotage, firstSeed) => {
    for (let tried = 0; tried < maxWorlds; tried += 1) {
      const seed = 1 + ((firstSeed - 1 + tried) % maxWorlds);
      const schedule = makeSchedule(seed, { rings: 15, only, faultEveryMs: 2_500 });
      const without = await runWorld(schedule, sabotage);
      if (without.problems.length === 0) continue;
      expect((await runWorld(schedule)).problems).toEqual([]);
      return;
    }
    throw new Error('Nobody noticed.');
  });
});

describe('the schedule of a failure', () => {
  it('is cut until it can be read, and still fails', async () => {
    const fails = async (schedule: Parameters<typeof runWorld>[0]): Promise<boolean> =>
      (await runWorld(schedule, sabotages.webhooksUnconfirmed)).problems.some(({ kind }) => kind === 'lost');
    const schedule = makeSchedule(3, { rings: 6, only: ['webhooks-refused', 'tab'], faultEveryMs: 3_000 });
    expect(await fails(schedule)).toBe(true);
    const small = await shrink(schedule, fails, 40);
    expect(small.events.length).toBeLessThanOrEqual(4);
    expect(await fails(small)).toBe(true);
  });
});
