import { adaptorTargets } from '../fuzz/adaptorTargets';
import type { FuzzTarget } from '../fuzz/fuzzTarget';
import { logFaults } from '../fuzz/logFaults';
import { canary } from '../fuzz/mutate';
import { parserTargets } from '../fuzz/parserTargets';
import { randomness } from '../fuzz/randomness';
import { runFuzz, type FuzzResult } from '../fuzz/runFuzz';
import { startWebhookAnswerTarget } from '../fuzz/webhookAnswerTarget';
import { startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';

const faultsOf = (results: readonly FuzzResult[]): string[] =>
  results.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));

describe('nonsense', () => {
  let world: AdaptorWorld;
  beforeAll(async () => {
    world = await startAdaptorWorld({ AgentRequestsPerSecond: '1000', RingsPerSecond: '10000' });
  }, 30_000);
  afterAll(() => world.stop());

  it('S7-30 at every door of the adaptor is refused, not stumbled over, and nothing of it is logged', async () => {
    await world.connect(world.tokens.ada);
    await world.connect(world.tokens.ben);
    const results = await runFuzz(adaptorTargets(world), { seed: 4, inputs: 600 });
    expect(faultsOf(results)).toEqual([]);
    expect(logFaults(world.host.log(), Object.values(world.tokens))).toEqual([]);
    // Nothing but refusals would mean that nothing got past the door.
    for (const { name, accepted } of results) expect(`${name} ${accepted}`).not.toMatch(/ 0$/);
  }, 60_000);

  it('for every reader at the border is read or refused, quickly', async () => {
    const receiver = await startWebhookAnswerTarget();
    try {
      const results = await runFuzz([...parserTargets, receiver.target], { seed: 4, inputs: 2_000 });
      expect(faultsOf(results)).toEqual([]);
    } finally {
      await receiver.stop();
    }
  }, 60_000);
});

describe('the fuzzer', () => {
  const target = (run: FuzzTarget['run']): FuzzTarget => ({ name: 'one', share: 1, run });

  it('finds a crash, a hang and a changed prototype', async () => {
    const crash = target((random) => {
      if (random.chance(0.01)) throw new Error('broken');
      return true;
    });
    expect(faultsOf(await runFuzz([crash], { seed: 1, inputs: 1_000 })).join()).toContain('broken');
    const hang = target(() => new Promise(() => undefined));
    expect(faultsOf(await runFuzz([hang], { seed: 1, inputs: 1, hangMs: 20 })).join()).toContain('no answer within');
    const polluted = target(() => {
      Object.assign(Object.getPrototypeOf({}) as object, { polluted: true });
      return true;
    });
    try {
      expect(faultsOf(await runFuzz([polluted], { seed: 1, inputs: 1 })).join()).toContain('prototype');
    } finally {
      delete (Object.getPrototypeOf({}) as { polluted?: boolean }).polluted;
    }
  });

  it('gives the same inputs for the same seed, and others for another', () => {
    const inputs = (seed: number) => Array.from({ length: 20 }, (_, index) => randomness(seed, index).next());
    expect(inputs(7)).toEqual(inputs(7));
    expect(inputs(7)).not.toEqual(inputs(8));
  });

  it('sees what a log must not hold', () => {
    expect(logFaults('{"level":"info","event":"request-refused"}\n', ['x'.repeat(99)])).toEqual([]);
    for (const log of [canary.name, canary.number, 'x'.repeat(99), '{"event":"request-failed"}', '{"event":"cut']) {
      expect(logFaults(log, ['x'.repeat(99)])).toHaveLength(1);
    }
  });
});
