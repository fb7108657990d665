import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { array, object, partial, safeParse, string } from 'valibot';
import { SetupFailure } from './engine/failure';
import type { Answers } from './options';

const savedShape = partial(
  object({
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
    tokenCommand: string(),
    apiClientId: string(),
    pageClientId: string(),
    adaptorHost: string(),
  }),
);

/** @returns nothing when there is no such file yet @throws SetupFailure when it is no file of answers */
export function readAnswersFile(file: string): Partial<Answers> {
  if (!existsSync(file)) return {};
  try {
    const read = safeParse(savedShape, JSON.parse(readFileSync(file, 'utf8')));
    // What is undefined was not in the file.
    if (read.success) return JSON.parse(JSON.stringify(read.output)) as Partial<Answers>;
  } catch {
    // Said below.
  }
  throw new SetupFailure({
    happened: `The file of answers ${file} cannot be read.`,
    means: 'It is no JSON, or a value in it has another type than this command writes.',
    todo: 'Correct it, or delete it: it is written again.',
  });
}

/** Keeps what was answered and found for the next run; nothing in it is secret. */
export function writeAnswersFile(file: string, answers: Answers): void {
  writeFileSync(file, `${JSON.stringify(answers, undefined, 2)}\n`);
}
