import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, boolean, partial, safeParse, strictObject, string } from 'valibot';
import { isFields } from '../protocol/fields';
import { messageOf, SetupFailure } from './engine/failure';
import type { Answers } from './options';

const savedShape = partial(
  strictObject({
    orgUrl: string(),
    name: string(),
    tenant: string(),
    subscription: string(),
    resourceGroup: string(),
    location: string(),
    agents: array(string()),
    profile: string(),
    signalRSku: string(),
    clientId: string(),
    apiClientId: string(),
    pageClientId: string(),
    adaptorHost: string(),
    messages: boolean(),
  }),
);

/** @returns nothing when there is no such file yet @throws SetupFailure when it is no file of answers */
export function readAnswersFile(file: string): Partial<Answers> {
  if (!existsSync(file)) return {};
  if (statSync(file).isDirectory()) {
    throw new SetupFailure({
      happened: `--answers ${file} is a folder.`,
      means: 'The answers stand in one file, for one organisation.',
      todo: `Name a file in it, such as ${join(file, 'setup.json')}: it is written when it is not there.`,
    });
  }
  let where: string | undefined;
  try {
    // Windows' own editors put a byte order mark in front.
    const json: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    const read = safeParse(savedShape, json);
    // What is undefined was not in the file. A list would pass as an object without anything in it, and be written over.
    if (read.success && isFields(json)) return JSON.parse(JSON.stringify(read.output)) as Partial<Answers>;
    where = read.issues?.[0].path?.map(({ key }) => String(key)).join('.');
  } catch {
    // Said below.
  }
  throw new SetupFailure({
    happened: `The file of answers ${file} cannot be read.`,
    means:
      where === undefined
        ? 'It is no JSON object in UTF-8.'
        : where === 'tokenCommand'
          ? 'It names a command (tokenCommand), and a command of a file is not run: give --token-command on the command line.'
          : `"${where}" in it is no name that this command knows, or has another type than it writes.`,
    todo: 'Correct it, or name another file: one that is not there is written.',
  });
}

/** Keeps what was answered and found for the next run; nothing in it is secret. */
export function writeAnswersFile(file: string, answers: Answers): void {
  const part = `${file}.${process.pid}.part`;
  try {
    const { tokenCommand: _notKept, ...kept } = answers;
    // Whoever reads it meanwhile, or after a machine that went down, has the whole one before or after.
    writeFileSync(part, `${JSON.stringify(kept, undefined, 2)}\n`);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw new SetupFailure({
      happened: `The file of answers ${file} cannot be written (${messageOf(error)}).`,
      means: 'Its folder is not there, or you have no right to write it. What was done until now stays.',
      todo: 'Correct --answers and run the command again.',
    });
  }
}
