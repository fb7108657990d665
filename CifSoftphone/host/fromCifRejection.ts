import { fromCifResult, isRecord } from './fromCifResult';

/** Why a CIF call failed. `message` may quote what we sent: it is for decisions, never for logs. */
export interface CifFailure {
  readonly message: string;
}

/** CIF rejects with plain text, JSON text, a `Map`, an object or an Error, depending on the method; here they are one. */
export function fromCifRejection(reason: unknown): CifFailure {
  const plain = fromCifResult(reason);
  if (typeof plain === 'string') return { message: plain };
  const message = isRecord(plain) ? plain['message'] : undefined;
  return { message: typeof message === 'string' ? message : '' };
}
