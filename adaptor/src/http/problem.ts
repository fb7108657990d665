import type { HttpResponseInit } from '@azure/functions';

/** A failure as a caller meets it: a machine's word and three sentences, none of which repeats what the caller sent. */
export interface Problem {
  readonly status: number;
  /** For machines; stable. */
  readonly code: string;
  readonly what: string;
  readonly means: string;
  readonly do: string;
}

/** Thrown by anything below a function; the function's wrapper answers it as `application/problem+json` (RFC 9457). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
  }
}

export function problemResponse(problem: Problem): HttpResponseInit {
  const { status, code, what, means } = problem;
  const body = {
    type: `urn:cif-softphone:problem:${code}`,
    title: what,
    status,
    detail: `${means} ${problem.do}`,
    code,
    what,
    means,
    do: problem.do,
  };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: JSON.stringify(body),
  };
}
