import * as v from 'valibot';
import { fieldsSchema } from './fieldsSchema';
import { countSchema } from './textSchemas';

/** Every refusal that the adaptor knows, by the word for machines, and the status that it is answered with. */
export const problemStatuses = {
  'bad-request': 400,
  'token-refused': 401,
  'not-allowed': 403,
  'unknown-call': 404,
  'unknown-conversation': 404,
  'unknown-message': 404,
  'no-phone': 404,
  'no-system': 404,
  'agent-not-connected': 409,
  'offered-before': 409,
  'conversation-ended': 409,
  'agent-at-capacity': 409,
  'set-by-admin': 409,
  'name-taken': 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-key-reused': 422,
  'too-many-requests': 429,
  'push-failed': 503,
  'not-in-time': 503,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof problemStatuses;
export const problemCodes = Object.keys(problemStatuses) as [ProblemCode, ...ProblemCode[]];

/** The body of a refusal (RFC 9457): three sentences, none of which repeats what the caller sent. */
export const problemSchema = fieldsSchema({
  type: v.pipe(v.string(), v.description('urn:cif-softphone:problem: and the code.')),
  title: v.pipe(v.string(), v.description('The same as what.')),
  status: v.pipe(v.picklist([400, 401, 403, 404, 409, 413, 415, 422, 429, 503]), v.description('The HTTP status.')),
  detail: v.pipe(v.string(), v.description('What it means and what to do.')),
  code: v.pipe(v.picklist(problemCodes), v.description('For machines; stable.')),
  what: v.pipe(v.string(), v.description('What happened.')),
  means: v.pipe(v.string(), v.description('What it means.')),
  do: v.pipe(v.string(), v.description('What to do.')),
  retryAfterMs: v.exactOptional(
    countSchema('When it is worth trying again; as Retry-After, for clients that are not shown headers.'),
  ),
});
