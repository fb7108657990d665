import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../../scripts/ensureBuilt';
import { repoRoot } from '../../../scripts/repoRoot';
import type { Report } from '../../../telephony/conformance/src/report/report';

const folder = mkdtempSync(join(tmpdir(), 'cif-softphone-conformance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const conformance = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'telephony/conformance/src/main.ts', ...args], {
    cwd: repoRoot,
    encoding: 'utf8',
    timeout: 100_000,
  });

it('the example of the page is a connector process that passes, killed and started too; the report is a file', () => {
  ensureBuilt(() => undefined, ['build:client']);
  const json = join(folder, 'report.json');
  const example = ['--driver', 'telephony/conformance/example/driver.mjs', '--at-once', '4', '--json', json];
  const { status, stdout } = conformance(
    ...example,
    '--only',
    'offer-once,accepted,command-hold,restart-*,cut-*,log-*',
  );
  expect(stdout).toContain('Nothing failed. What was not tried is not shown to work.');
  expect(status).toBe(0);
  const { results } = JSON.parse(readFileSync(json, 'utf8')) as Report;
  expect(results.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
  expect(results.map(({ id }) => id)).toEqual(expect.arrayContaining(['restart-missed-end', 'log-private']));
}, 120_000);

it('--only runs what was asked for and reports nothing else', () => {
  ensureBuilt(() => undefined, ['build:client']);
  const { stdout } = conformance('--driver', 'telephony/conformance/example/driver.mjs', '--only', 'offer-once');
  expect(stdout).toContain('1 passed, 0 failed, 0 not tried.');
  expect(stdout).not.toContain('log-private');
}, 60_000);

it('a connector that does not start is a failure with its words, and the suite ends with 1', () => {
  const driver = join(folder, 'driver.mjs');
  writeFileSync(
    driver,
    `export const createDriver = () => ({
      startConnector: async () => { throw new Error('The connector has no licence.'); },
      callArrives: () => undefined,
      close: async () => undefined,
    });`,
  );
  const { status, stdout } = conformance('--driver', driver, '--only', 'offer-once');
  expect(status).toBe(1);
  expect(stdout).toContain('The connector has no licence.');
  expect(stdout).toMatch(/0 passed, 1 failed, 0 not tried\./);
}, 60_000);

it.each([
  [[], '--driver is missing.'],
  [['--driver', 'no-such-module.mjs'], 'no-such-module.mjs'],
  [['--driver', 'jest.config.cjs'], 'does not export a function createDriver'],
  [['--driver', 'x', '--only', 'no-such-check'], 'There is no check no-such-check.'],
  [['--driver', 'x', '--only', 'log-private'], 'log-private looks at what is written in other checks'],
  [['--at-once', '0'], '--at-once is a number'],
  [['--speed', '9'], '"--speed" is not an option.'],
])('%j does not run, and says why', (args, words) => {
  const { status, stderr } = conformance(...args);
  expect(stderr).toContain(words);
  expect(status).toBe(2);
});

it('--list names each check once, and --help the options', () => {
  const ids = conformance('--list')
    .stdout.trim()
    .split('\n')
    .map((line) => line.split(' ')[0]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(['offer-once', 'webhook-unsigned', 'restart-missed-end', 'log-private']));
  expect(conformance('--help').stdout).toContain('--driver <module>');
});
