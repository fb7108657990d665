// The harness server is typed; this file only lets plain `node` start it.
import { require as requireTypeScript } from 'tsx/cjs/api';

const { runHarness } = requireTypeScript('./harness/runHarness.ts', import.meta.url);
try {
  await runHarness(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
