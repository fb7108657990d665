import { safeParse, type GenericSchema, type InferOutput } from 'valibot';
import { SetupFailure } from '../engine/failure';
import type { Answer, Ask, Call } from './call';
import { Refusal } from './refusal';

/** Asks and reads the answer by its schema. @throws SetupFailure when the answer has another shape */
export async function askFor<S extends GenericSchema>(call: Call, schema: S, ask: Ask): Promise<InferOutput<S>> {
  return readAnswer(schema, ask, await call(ask));
}

/** As `askFor`; `undefined` when there is no such thing. */
export async function askIfThere<S extends GenericSchema>(
  call: Call,
  schema: S,
  ask: Ask,
): Promise<InferOutput<S> | undefined> {
  try {
    return await askFor(call, schema, ask);
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return undefined;
    throw error;
  }
}

function readAnswer<S extends GenericSchema>(schema: S, ask: Ask, answer: Answer): InferOutput<S> {
  const read = safeParse(schema, answer.body);
  if (read.success) return read.output;
  const { host, pathname } = new URL(ask.url);
  throw new SetupFailure({
    happened: `${ask.method} ${host}${pathname} answered something that this command does not understand.`,
    means: `The service may have changed, or a proxy in between has answered (${read.issues[0].path?.map(({ key }) => String(key)).join('.') ?? 'no JSON'}).`,
    todo: 'Run the command again; when it stays so, report it with this line.',
  });
}
