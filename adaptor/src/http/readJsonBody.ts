import type { HttpRequest } from '@azure/functions';
import type { GenericSchema, InferOutput } from 'valibot';
import { isFields, parseJson, type Fields } from '../../../protocol/fields';
import { read } from '../../../protocol/schemas/read';
import { badRequest, tooLarge } from './problems';

/** A message text has at most 16,384 characters; JSON escapes may make it several times longer. */
const maxBodyBytes = 131_072;

/** Reads the body as text. @throws ProblemError 413, before it is read where its length is told */
export async function readTextBody(request: HttpRequest, mostBytes = maxBodyBytes): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge(mostBytes);
  const text = await request.text();
  if (Buffer.byteLength(text) > mostBytes) throw tooLarge(mostBytes);
  return text;
}

/** Reads a JSON object from the body. @throws ProblemError 400 or 413 */
export async function readJsonBody(request: HttpRequest, mostBytes?: number): Promise<Fields> {
  const text = await readTextBody(request, mostBytes);
  const json = parseJson(text);
  if (!json.ok || !isFields(json.value)) throw badRequest('The body is not a JSON object.');
  return json.value;
}

/** Reads a body by its schema. @throws ProblemError 400, which names the part */
export function readBody<S extends GenericSchema>(schema: S, body: Fields): InferOutput<S> {
  const found = read(schema, body);
  if (!found.ok) throw badRequest(found.error);
  return found.value;
}
