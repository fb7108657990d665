import type { HttpHandler, HttpRequest, HttpResponseInit } from '@azure/functions';
import { errorFacts, type Log } from '../base/log';
import { ProblemError, problemResponse } from './problem';
import { timings } from '../base/timings';
import { withTimeout } from '../base/withTimeout';
import { notInTime, unavailable } from './problems';

/** What one function does with a request. @throws ProblemError for what it refuses */
export type Work = (request: HttpRequest) => Promise<HttpResponseInit>;

/** Wraps a function's work so that every failure becomes a problem, and an unexpected one is logged by its kind only. */
export function handler(log: Log, name: string, work: Work): HttpHandler {
  return async (request) => {
    try {
      return await withTimeout(timings.answerWithinMs, () => work(request), late);
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

/** Whoever asked is answered by then, whatever hangs behind us. @throws ProblemError 503 */
const late = (): never => {
  throw notInTime();
};

/** A JSON answer that no cache may keep. */
export const jsonResponse = (status: number, body: object): HttpResponseInit => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
