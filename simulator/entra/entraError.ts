import { randomUUID } from 'node:crypto';

/** A refusal in Entra's words. `code` is the number behind AADSTS. */
export interface EntraError {
  readonly error: string;
  readonly code: number;
  readonly message: string;
  /** HTTP status where it is not sent by redirect. Default 400. */
  readonly status?: number;
  readonly suberror?: string;
}

export const isEntraError = (value: object): value is EntraError => 'error' in value;

export const describeError = ({ code, message }: EntraError): string => `AADSTS${code}: ${message}`;

/** The JSON that the token endpoint answers. */
export function errorBody(error: EntraError): object {
  return {
    error: error.error,
    error_description: describeError(error),
    error_codes: [error.code],
    timestamp: new Date().toISOString(),
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
    ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
  };
}
