import type { HttpHandler, HttpRequest, HttpResponseInit } from '@azure/functions';
import { errorFacts, type Log } from '../base/log';
import { ProblemError, problemResponse } from './problem';
import { timings } from '../base/timings';
import { notInTime, unavailable } from './problems';

/** What one function does with a request. @throws ProblemError for what it refuses */
export type Work = (request: HttpRequest) => Promise<HttpResponseInit>;

/** Wraps a function's work so that every failure becomes a problem, and an unexpected one is logged by its kind only. */
export function handler(log: Log, name: string, work: Work): HttpHandler {
  return async (request) => {
    try {
      return await inTime(work(request));
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
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(notInTime()), timings.answerWithinMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A JSON answer that no cache may keep. */
export const jsonResponse = (status: number, body: object): HttpResponseInit => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
