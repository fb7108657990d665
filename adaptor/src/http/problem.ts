import type { HttpResponseInit } from '@azure/functions';
import type { ProblemBody } from '../../../protocol/messages/answers';
import type { ProblemCode } from '../../../protocol/schemas/problemSchema';

/** A failure as a caller meets it: a machine's word and three sentences, none of which repeats what the caller sent. */
export interface Problem {
  readonly status: ProblemBody['status'];
  /** For machines; stable. */
  readonly code: ProblemCode;
  readonly what: string;
  readonly means: string;
  readonly do: string;
  /** When it is worth trying again. */
  readonly retryAfterMs?: number;
}

/** Thrown by anything below a function; the function's wrapper answers it as `application/problem+json` (RFC 9457). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
  }
}

export function problemResponse(problem: Problem): HttpResponseInit {
  const { status, code, what, means, retryAfterMs } = problem;
  const body: ProblemBody = {
    type: `urn:cif-softphone:problem:${code}`,
    title: what,
    status,
    detail: `${means} ${problem.do}`,
    code,
    what,
    means,
    do: problem.do,
    // The official SignalR client shows a script the body of a refusal, never its headers.
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(retryAfterMs === undefined
        ? {}
        : {
            'retry-after': String(Math.ceil(retryAfterMs / 1000)),
            // Without it a page of another origin cannot read the header.
            'access-control-expose-headers': 'Retry-After',
          }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: JSON.stringify(body),
  };
}
