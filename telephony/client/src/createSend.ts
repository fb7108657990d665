import { setTimeout as sleep } from 'node:timers/promises';
import { isFields, ownField } from '../../../protocol/fields';
import type { Tokens } from './createTokens';
import { sendInTime, type Answer, type Fetch } from './sendInTime';
import { AdaptorRefused, NoAnswer } from './telephonyError';
import { timings } from './timings';

export interface AdaptorRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the adaptor's address. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Sends a request that may be repeated as it is, and gives the body of its answer.
 * @param patienceMs no repeat begins later than this after the first try @throws AdaptorRefused, NoAnswer, SignInRefused
 */
export type Send = (request: AdaptorRequest, patienceMs: number, signal?: AbortSignal) => Promise<unknown>;

export interface SendParts {
  readonly adaptorUrl: string;
  readonly tokens: Tokens;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
}

/**
 * Repeats what found no answer, and what the adaptor asks to repeat (429, 503): every request of this client has an id
 * or changes nothing, so that the adaptor does nothing twice. A token that was refused is replaced once.
 */
export function createSend({ adaptorUrl, tokens, fetch, timeoutMs }: SendParts): Send {
  const trySend = async ({ path, ...init }: AdaptorRequest, signal?: AbortSignal): Promise<Answer> => {
    const send = async (token: string): Promise<Answer> => {
      const headers = { ...init.headers, authorization: `Bearer ${token}` };
      return sendInTime('The adaptor', fetch, `${adaptorUrl}/${path}`, { ...init, headers }, timeoutMs, signal);
    };
    const token = await tokens.get();
    const answer = await send(token);
    if (answer.status !== 401) return answer;
    tokens.forget(token);
    const fresh = await tokens.get();
    return fresh === token ? answer : send(fresh);
  };

  return async (request, patienceMs, signal) => {
    const endsAtMs = performance.now() + patienceMs;
    for (let tries = 1; ; tries += 1) {
      const failure = await trySend(request, signal).then(
        (answer) => (answer.status < 300 ? { answer } : refusalOf(answer)),
        (error: unknown) => error,
      );
      if (isAnswer(failure)) return failure.answer.body;
      const waitMs = waitOf(failure, tries);
      if (waitMs === undefined || tries >= timings.maxTries || performance.now() + waitMs > endsAtMs) throw failure;
      await sleep(waitMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
      signal?.throwIfAborted();
    }
  };
}

const isAnswer = (value: unknown): value is { readonly answer: Answer } =>
  typeof value === 'object' && value !== null && 'answer' in value;

/** How long to wait before it is worth a repeat; `undefined` where a repeat would be of no use. */
function waitOf(failure: unknown, tries: number): number | undefined {
  const growingMs = timings.firstRetryMs * 4 ** (tries - 1);
  if (failure instanceof NoAnswer) return growingMs;
  if (!(failure instanceof AdaptorRefused)) return undefined;
  // The call is closed and certainly did not ring: whether it goes to somebody else is the system's to say.
  if (failure.code === 'push-failed') return undefined;
  return [429, 502, 503, 504].includes(failure.status) ? (failure.retryAfterMs ?? growingMs) : undefined;
}

function refusalOf({ status, headers, body }: Answer): AdaptorRefused {
  const fields = isFields(body) ? body : {};
  const text = (name: string, instead: string): string => {
    const value = ownField(fields, name);
    return typeof value === 'string' && value !== '' ? value : instead;
  };
  return new AdaptorRefused(
    status,
    text('code', `http-${status}`),
    text('what', text('title', `The adaptor answered HTTP ${status}.`)),
    text('means', 'It is not certain that the request was carried out.'),
    text('do', "Look at the adaptor's address, and at what stands between it and this system."),
    retryAfterOf(fields.retryAfterMs, headers.get('retry-after')),
  );
}

/** The adaptor's own milliseconds, else the header's seconds or date (RFC 9110, section 10.2.3). */
function retryAfterOf(told: unknown, header: string | null): number | undefined {
  if (typeof told === 'number' && told >= 0) return told;
  if (header === null) return undefined;
  const waitMs = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}
