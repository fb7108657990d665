import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../ensureBuilt';
import { repoRoot } from '../repoRoot';
import { startHarness } from './startHarness';

/** `npm run start:control [-- --port N]`: builds if needed, serves the harness until Ctrl-C. */
export async function runHarness(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { port: { type: 'string', default: '8181' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port "${values.port}" is not a port: use a number from 0 (any free one) to 65535.`);
  }
  ensureBuilt(console.log, ['build']);
  const harness = await startHarness({ controlFolder: join(repoRoot, 'out', 'controls', 'CifSoftphone'), port });
  console.log(`The control in the Power Apps test harness: ${harness.url}  (Ctrl-C ends)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void harness.stop());
  }
}
