// The harness server is typed; this file only lets plain `node` start it.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

register();

const { runHarness } = createRequire(import.meta.url)('./harness/runHarness.ts');
try {
  await runHarness(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
