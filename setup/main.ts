import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswersFile, writeAnswersFile } from './answersFile';
import { askOnce } from './askOnce';
import { builtAdaptor, builtSolution, thisRelease, top } from './built';
import { linesOf, SetupFailure } from './engine/failure';
import { readWishes, usage, WrongUsage, type Wishes } from './options';
import { keptFolder } from './keptFolder';
import type { SetupPorts } from './ports';
import { exitCodes, runSetup } from './runSetup';
import { commandTokens } from './signin/commandTokens';
import { azureCliClientId, msalTokens } from './signin/msalTokens';

/** `npm run setup -- --org-url URL`: from nothing to a first ring, and the same again after any failure. */
async function main(args: readonly string[]): Promise<number> {
  if (args[0] === 'help' || args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return exitCodes.done;
  }
  try {
    const wishes = readWishes(args, readAnswersFile);
    return await runSetup(wishes, realPorts(wishes));
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    linesOf(error.said).forEach((line) => console.error(line));
    if (!(error instanceof WrongUsage)) return exitCodes.failed;
    // The usage is longer than many a window.
    console.error(`\n${error.said.happened}`);
    return exitCodes.usage;
  }
}

function realPorts({ answers, options }: Wishes): SetupPorts {
  const say = (line: string): void => console.log(line);
  const { tenant, clientId = azureCliClientId, tokenCommand } = answers;
  return {
    fetch,
    clock: { now: Date.now, wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    desk: { say, ask, reveal },
    readText,
    readTemplate: () => JSON.parse(readText(join(top, 'setup/azure/azuredeploy.json'))) as unknown,
    readBuilt: once(builtAdaptor),
    release: thisRelease,
    kept: keptFolder(options.kept ?? keptBeside(answers, options)),
    readSolution: (kind) => builtSolution(answers.orgUrl, kind),
    tokens:
      tokenCommand === undefined
        ? msalTokens({ tenant, clientId, deviceCode: options.deviceCode, say })
        : commandTokens(tokenCommand),
    saveAnswers: (found) => {
      if (options.answersFile !== undefined) writeAnswersFile(options.answersFile, found);
    },
  };
}

/** Beside the file of answers, which belongs to one organisation; else in a folder here that Git does not see. */
const keptBeside = ({ orgUrl, name }: Wishes['answers'], { answersFile }: Wishes['options']): string =>
  answersFile === undefined
    ? join(top, '.setup', `${new URL(orgUrl).host}-${name}`)
    : `${answersFile.replace(/\.json$/i, '')}.packages`;

/** It is asked for at each look, and made at the first. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function reveal(line: string): void {
  if (process.stdout.isTTY) {
    console.log(`\nKeep this now, it is never shown again:\n${line}\n`);
    return;
  }
  throw new SetupFailure({
    happened: 'There is no window to show the secret in.',
    means: 'What is printed here goes into a file or a log, where a secret must not be. It was taken back.',
    todo: 'Run the command in a terminal, or give --key-vault NAME.',
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new SetupFailure({
      happened: `The file ${file} cannot be read.`,
      means: 'It is not there, or you have no right to read it.',
      todo: 'Correct its path and run the command again.',
    });
  }
}

/** Without somebody who can answer it is no. */
async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.log(`${question} Nobody is here to answer: run with --yes.`);
    return false;
  }
  return askOnce(question, process.stdin, process.stdout);
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
  // A sign-in that nobody completed still listens.
  setTimeout(() => process.exit(), 1_000).unref();
});
