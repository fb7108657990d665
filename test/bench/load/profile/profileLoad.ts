import { setTimeout as sleep } from 'node:timers/promises';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from '../../../../scripts/repoRoot';
import type { Crowd } from '../crowd';
import type { LoadOptions } from '../loadOptions';
import type { LoadWorld } from '../loadWorld';
import { runStep } from '../runStep';
import { bundleSources } from './bundleSources';
import { parts } from './partOf';
import { spentTime, type SpentTime } from './spentTime';

/** Rings for so long before the profile: what runs for the first time runs slowly. */
const warmUpSeconds = 4;

/** Rings at the first rate, and says where the adaptor's processor time for one of them goes. */
export async function profileLoad(
  name: 'ring' | 'whole',
  world: LoadWorld,
  crowd: Crowd,
  { rate, compareSeconds, restMs }: LoadOptions,
): Promise<void> {
  const ringFor = async (seconds: number): Promise<number> => {
    const { accepted } = await runStep({
      ratePerSecond: rate,
      seconds,
      agents: crowd.size,
      ring: (callId, agent) => crowd.ring(callId, agent),
      listen: (ledger) => crowd.listen(ledger),
    });
    // What a call leaves to do belongs to its cost.
    await sleep(restMs);
    return accepted;
  };
  await ringFor(warmUpSeconds);
  const { result: rings, profile } = await world.profileAdaptor(() => ringFor(compareSeconds));
  const file = join(repoRoot, `out/adaptor-${name}.cpuprofile`);
  await writeFile(file, JSON.stringify(profile));
  console.log(`${rings} ${name === 'ring' ? 'rings' : 'whole calls'}; the profile: ${file}`);
  console.log(profileLines(spentTime(profile, bundleSources()), rings).join('\n'));
}

/** Milliseconds of each part for one ring, and of the dearest functions. */
export function profileLines({ totalMs, byPart, dearest }: SpentTime, rings: number): readonly string[] {
  const line = (ms: number, what: string): string => `${(ms / Math.max(1, rings)).toFixed(3).padStart(7)} ms  ${what}`;
  return [
    line(totalMs, 'for each, in all'),
    ...parts.map((part) => line(byPart.get(part) ?? 0, part)).sort((left, right) => (left < right ? 1 : -1)),
    'by itself:',
    ...dearest.map(({ name, part, ms }) => line(ms, `${name} (${part})`)),
  ];
}
