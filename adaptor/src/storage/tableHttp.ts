import {
  createHttpHeaders,
  RestError,
  type HttpClient,
  type HttpHeaders,
  type PipelineRequest,
} from '@azure/core-rest-pipeline';
import { timings } from '../base/timings';
import { createKeptConnections, type KeptConnections, type WholeAnswer } from '../http/keptConnections';

/** A page of a table is 4 MiB at most; what goes on after this is no answer of storage. */
const limits = { timeoutMs: timings.storageTryMs, maxAnswerBytes: 16 * 1024 * 1024 };

/**
 * Carries the tables client's requests, each try no longer than `storageTryMs`. The SDK's own carrier has no time-out and
 * is made for streams that somebody may cancel, which takes more of the processor than the request itself.
 */
export function createTableHttp(send: KeptConnections = createKeptConnections()): HttpClient {
  return {
    sendRequest: async (request) => {
      const { url, method, headers } = request;
      if (!url.startsWith('https:') && request.allowInsecureConnection !== true) {
        throw new Error('Storage is asked by https only.');
      }
      const asked = { url, method, headers: headers.toJSON({ preserveCase: true }), body: textOf(request) };
      const answer = await send(asked, limits).catch((error: unknown) => {
        throw unanswered(request, error);
      });
      // Half of an answer is none: the status alone does not say what is stored.
      if (answer.text === undefined) throw unanswered(request, undefined);
      return { request, status: answer.status, headers: headersOf(answer.headers), bodyAsText: answer.text };
    },
  };
}

/** What the SDK tries again, as it knows it. */
const known: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND']);

function unanswered(request: PipelineRequest, cause: unknown): RestError {
  const { code } = (cause ?? {}) as { readonly code?: unknown };
  return new RestError('Storage did not answer in time.', {
    code: known.has(code) ? (code as string) : 'ETIMEDOUT',
    request,
  });
}

/** Tables take and give text. */
function textOf({ body }: PipelineRequest): string {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  throw new Error('A request to a table has no body but text.');
}

function headersOf(headers: WholeAnswer['headers']): HttpHeaders {
  const made = createHttpHeaders();
  for (const [name, value] of Object.entries(headers)) made.set(name, Array.isArray(value) ? value.join(', ') : value);
  return made;
}
