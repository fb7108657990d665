import { allChecks } from './checks/allChecks';
import { logPrivate } from './logPrivate';

export interface Options {
  readonly driver?: string;
  readonly json?: string;
  readonly only: readonly string[];
  readonly atOnce: number;
  readonly list: boolean;
  readonly help: boolean;
}

export const usage = `Usage: conformance --driver <module> [options]
  --driver <module>   a module of yours that exports createDriver; docs/connectors.md says how it is written
  --json <file>       writes the report as JSON, too
  --only <id,…>       runs these checks only; an id's beginning with * stands for all that begin so: --only "webhook-*"
  --at-once <number>  checks that run at the same time, each with a connector of its own (default: 1)
  --list              names all checks and runs none
  --help              this text
It ends with 0 when nothing failed, with 1 when something did, and with 2 when it could not run.`;

/** Reads the command line; throws an Error whose message tells the person what to do. */
export function readOptions(args: readonly string[]): Options {
  const texts = new Map<string, string>();
  const left = [...args];
  let [list, help] = [false, false];
  for (let argument = left.shift(); argument !== undefined; argument = left.shift()) {
    if (argument === '--list') list = true;
    else if (argument === '--help') help = true;
    else if (['--driver', '--json', '--only', '--at-once'].includes(argument)) {
      const value = left.shift();
      if (value === undefined || value === '') throw new Error(`${argument} needs a value.\n${usage}`);
      texts.set(argument, value);
    } else throw new Error(`${JSON.stringify(argument)} is not an option.\n${usage}`);
  }
  const atOnce = Number(texts.get('--at-once') ?? 1);
  if (!Number.isInteger(atOnce) || atOnce < 1 || atOnce > 64) throw new Error('--at-once is a number from 1 to 64.');
  const only = (texts.get('--only') ?? '').split(',').filter((one) => one !== '');
  const unknown = only.find((one) => ![...allChecks, logPrivate].some(({ id }) => isNamed(id, [one])));
  if (unknown !== undefined) throw new Error(`There is no check ${unknown}. --list names all.`);
  if (only.length > 0 && !allChecks.some(({ id }) => isNamed(id, only)))
    throw new Error(`${logPrivate.id} looks at what is written in other checks: name one more, or run all.`);
  const [driver, json] = [texts.get('--driver'), texts.get('--json')];
  if (driver === undefined && !list && !help) throw new Error(`--driver is missing.\n${usage}`);
  return {
    ...{ only, atOnce, list, help },
    ...(driver === undefined ? {} : { driver }),
    ...(json === undefined ? {} : { json }),
  };
}

/** True for a check that was asked for by its name, or by how it begins. */
export const isNamed = (id: string, only: readonly string[]): boolean =>
  only.some((one) => (one.endsWith('*') ? id.startsWith(one.slice(0, -1)) : id === one));
