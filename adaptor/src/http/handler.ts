import type { HttpHandler, HttpRequest, HttpResponseInit } from '@azure/functions';
import { errorFacts, type Log } from '../log';
import { ProblemError, problemResponse } from './problem';
import { unavailable } from './problems';

/** Wraps a function's work so that every failure becomes a problem, and an unexpected one is logged by its kind only. */
export function handler(
  log: Log,
  name: string,
  work: (request: HttpRequest) => Promise<HttpResponseInit>,
): HttpHandler {
  return async (request) => {
    try {
      return await work(request);
    } catch (error) {
      if (error instanceof ProblemError) {
        log.info('request-refused', { function: name, status: error.problem.status, code: error.problem.code });
        return problemResponse(error.problem);
      }
      log.warn('request-failed', { function: name, ...errorFacts(error) });
      return problemResponse(unavailable('The adaptor could not reach a service that it needs.').problem);
    }
  };
}

/** A JSON answer that no cache may keep. */
export const jsonResponse = (status: number, body: object): HttpResponseInit => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
