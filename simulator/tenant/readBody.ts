import { safeParse, type GenericSchema, type InferOutput } from 'valibot';
import { refused, type TenantAnswer } from './tenantRequest';

/** The body by its schema, or the refusal that Graph would give. */
export function readBody<S extends GenericSchema>(
  schema: S,
  json: unknown,
): { readonly body: InferOutput<S> } | { readonly refusal: TenantAnswer } {
  const read = safeParse(schema, json);
  if (read.success) return { body: read.output };
  const [{ message, path }] = read.issues;
  const where = path?.map(({ key }) => String(key)).join('.') ?? '';
  return { refusal: refused(400, 'Request_BadRequest', `Invalid property '${where}': ${message}`) };
}
