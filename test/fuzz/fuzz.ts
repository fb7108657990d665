import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startAdaptorWorld } from '../adaptor/adaptorWorld';
import { ensureBuilt } from '../../scripts/ensureBuilt';
import { adaptorTargets } from './adaptorTargets';
import { asteriskTargets } from './asteriskTargets';
import { functionsHostMemoryMib } from './childMemory';
import { dataverseTargets } from './dataverseTargets';
import { headsetTarget } from './headsetTarget';
import { logFaults } from './logFaults';
import { parserTargets } from './parserTargets';
import { receiverTargets } from './receiverTargets';
import { runFuzz, type FuzzResult } from './runFuzz';
import { sipTargets } from './sipTargets';
import { startWebhookAnswerTarget } from './webhookAnswerTarget';

/** More than this, after a tenth of the inputs warmed everything up, is a leak (another process's heap is not tidied). */
const allowedGrowthMib = { 'the parsers': 32, 'the adaptor': 96 } as const;
type Measured = keyof typeof allowedGrowthMib;

void main();

/** `npm run fuzz -- --seed N --inputs M`: nonsense for every door of the product; ends with 1 when one gives way. */
async function main(): Promise<void> {
  const seed = readNumber('--seed', Date.now() % 1_000_000);
  const inputs = readNumber('--inputs', 10_000);
  ensureBuilt(console.log);
  console.log(`fuzz: seed ${seed}, ${inputs} inputs`);
  const startMs = Date.now();
  const world = await startAdaptorWorld({ AgentRequestsPerSecond: '1000', RingsPerSecond: '10000' });
  const receiver = await startWebhookAnswerTarget();
  try {
    await world.connect(world.tokens.ada);
    const foreign = [...parserTargets, ...sipTargets, ...asteriskTargets, headsetTarget, ...receiverTargets];
    const targets = [...foreign, ...dataverseTargets, receiver.target, ...adaptorTargets(world)];
    await runFuzz(targets, { seed: seed + 1, inputs: inputs / 10 });
    const before = memory();
    const results = await runFuzz(targets, { seed, inputs });
    const after = memory();
    print(results);
    const faults = results.flatMap(({ name, faults: found }) => found.map((fault) => `${name}: ${fault}`));
    faults.push(...logFaults(world.host.log(), Object.values(world.tokens)));
    for (const what of ['the parsers', 'the adaptor'] as const) {
      const [first, last] = [before[what], after[what]];
      if (first === undefined || last === undefined) continue;
      console.log(`memory of ${what}: ${Math.round(last)} MiB, ${Math.round(last - first)} more than at the start`);
      if (last - first > allowedGrowthMib[what]) faults.push(`${what} grew by ${Math.round(last - first)} MiB`);
    }
    for (const fault of faults) console.log(`FAULT ${fault}`);
    console.log(`${faults.length} faults, ${Math.round((Date.now() - startMs) / 1000)} s`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await receiver.stop();
    await world.stop();
  }
}

function memory(): Partial<Record<Measured, number>> {
  const host = functionsHostMemoryMib();
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return {
    'the parsers': process.memoryUsage().heapUsed / 1_048_576,
    ...(host === undefined ? {} : { 'the adaptor': host }),
  };
}

function print(results: readonly FuzzResult[]): void {
  for (const { name, inputs, accepted, slowestMs } of results) {
    const slowest = slowestMs < 1 ? '<1' : String(Math.round(slowestMs));
    console.log(`${name.padEnd(50)} ${String(inputs).padStart(7)} inputs, ${accepted} accepted, slowest ${slowest} ms`);
  }
}

function readNumber(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name);
  if (at < 0) return otherwise;
  const value = Number(process.argv[at + 1]);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`${name} needs a whole number.`);
}
