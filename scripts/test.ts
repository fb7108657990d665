import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './ensureBuilt';
import { ensureChromium } from './ensureChromium';
import { repoRoot } from './repoRoot';

interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly exitCode: number;
}

main();

/**
 * `npm test [-- jest arguments]`: finds a Chromium, builds what is stale and runs every test, more files at a time than the
 * two cores, because many wait: the units beside the adaptor's tests, which mostly do (`testOrder.cjs` mixes them), and
 * then what drives browsers, of which each file waits for a third of its time.
 */
function main(): void {
  try {
    const chromium = ensureChromium(console.log);
    ensureBuilt(console.log);
    const args = process.argv.slice(2);
    const runs =
      args.length > 0
        ? [args]
        : [
            ['--selectProjects', 'unit', 'adaptor', '--maxWorkers=4'],
            ['--selectProjects', 'scenarios', '--maxWorkers=3'],
          ];
    const results = runs.map((run) => runJest(run, chromium));
    const total = (pick: (one: Counted) => number): number => results.reduce((sum, one) => sum + pick(one), 0);
    console.log(`${total((one) => one.passed)} passed, ${total((one) => one.failed)} failed`);
    process.exitCode = Math.max(...results.map((one) => one.exitCode));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
  }
}

function runJest(args: readonly string[], chromium: string): Counted {
  const folder = mkdtempSync(join(tmpdir(), 'cif-softphone-test-'));
  const outputFile = join(folder, 'results.json');
  try {
    const { status } = spawnSync(
      process.execPath,
      [require.resolve('jest/bin/jest'), ...args, '--json', `--outputFile=${outputFile}`],
      // Jest writes its report to stderr; the JSON that it also prints is not for people.
      { cwd: repoRoot, stdio: ['inherit', 'ignore', 'inherit'], env: { ...process.env, CHROMIUM: chromium } },
    );
    const report = JSON.parse(readFileSync(outputFile, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numRuntimeErrorTestSuites: number;
    };
    // A file that does not even load has no tests to fail, and must not look like success.
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    return { passed: report.numPassedTests, failed, exitCode: status ?? 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
