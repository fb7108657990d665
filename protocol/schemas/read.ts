import * as v from 'valibot';
import { parsed, refused, type Parsed } from '../parsed';
import { malformed } from './fieldsSchema';

/** Reads a value by its schema. The refusal is the first faulty part's own sentence, and never repeats what was sent. */
export function read<S extends v.GenericSchema>(schema: S, value: unknown): Parsed<v.InferOutput<S>> {
  // The library's own sentences would repeat the value, so none of them may come through.
  const result = v.safeParse(schema, value, { abortEarly: true, message: malformed });
  return result.success ? parsed(result.output) : refused(result.issues[0].message);
}
