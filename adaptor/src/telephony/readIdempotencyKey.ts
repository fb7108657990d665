import type { HttpRequest } from '@azure/functions';
import { badRequest } from '../http/problems';

/** The header `Idempotency-Key`, which makes the repeat of a plain text recognisable. @throws ProblemError 400 */
export function readIdempotencyKey(request: HttpRequest): string | undefined {
  const key = request.headers.get('idempotency-key')?.trim() ?? '';
  if (key.length > 256) throw badRequest('Idempotency-Key has more than 256 characters.');
  return key === '' ? undefined : key;
}
