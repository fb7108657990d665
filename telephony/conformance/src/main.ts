import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { allChecks } from './checks/allChecks';
import type { CreateDriver } from './drive/driver';
import { logPrivate } from './logPrivate';
import { isNamed, readOptions, usage, type Options } from './options';
import { countOf } from './report/report';
import { resultLines, summaryLines } from './report/textReport';
import { runSuite } from './runSuite';

void main();

/** `conformance --driver my-driver.mjs`: runs all checks and tells of each. */
async function main(): Promise<void> {
  const say = (lines: readonly string[]): void => lines.forEach((line) => console.log(line));
  let options: Options;
  let createDriver: CreateDriver | undefined;
  try {
    options = readOptions(process.argv.slice(2));
    if (options.help) return say([usage]);
    if (options.list) return say([...allChecks, logPrivate].map(({ id, title }) => `${id.padEnd(26)} ${title}`));
    createDriver = await loadDriver(options.driver ?? '');
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
    return;
  }
  const { only, atOnce, json } = options;
  const isAsked = ({ id }: { readonly id: string }): boolean => only.length === 0 || isNamed(id, only);
  const report = await runSuite({
    ...{ createDriver, atOnce, checks: allChecks.filter(isAsked), looksAtLog: isAsked(logPrivate) },
    onResult: (result) => say(resultLines(result)),
  });
  say(summaryLines(report));
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  // A connector that does not end must not keep the suite.
  process.exit(countOf(report, 'failed') === 0 ? 0 : 1);
}

/** @throws Error that says what is wrong with the module */
async function loadDriver(path: string): Promise<CreateDriver> {
  const module: unknown = await import(pathToFileURL(resolve(path)).href);
  const found =
    createDriverIn(module) ??
    createDriverIn(typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined);
  if (found === undefined) throw new Error(`${path} does not export a function createDriver.`);
  return found;
}

function createDriverIn(module: unknown): CreateDriver | undefined {
  if (typeof module !== 'object' || module === null || !('createDriver' in module)) return undefined;
  return typeof module.createDriver === 'function' ? (module.createDriver as CreateDriver) : undefined;
}
