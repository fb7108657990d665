import type { GenericSchema, InferOutput } from 'valibot';
import { read } from '../../../protocol/schemas/read';
import { TelephonyError } from './telephonyError';

/** Reads an answer of the adaptor by its schema. @throws TelephonyError `unreadable-answer` */
export function readAnswer<S extends GenericSchema>(schema: S, body: unknown): InferOutput<S> {
  const answer = read(schema, body);
  if (answer.ok) return answer.value;
  throw new TelephonyError(
    'unreadable-answer',
    "The adaptor's answer is not what this client knows.",
    'The request was carried out.',
    'Check that the address is that of the adaptor, and that client and adaptor are of one version.',
  );
}
