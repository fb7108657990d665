import { NoAnswer } from './telephonyError';

/** The part of `fetch` that is used, so that a caller can bring one with certificates or a proxy of its own. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body where it is JSON. */
  readonly body: unknown;
}

/**
 * One request, with a time limit for answer and body: the one of this package, which needs no more than `fetch` and
 * must not bring the adaptor's or the softphone's. Redirects are not followed: they could lead a token elsewhere.
 * @param who is asked, for the error @throws NoAnswer, or the reason of `signal` where that ended it
 */
export async function sendInTime(
  who: string,
  fetcher: Fetch,
  url: string,
  init: RequestInit,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Answer> {
  signal?.throwIfAborted();
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const ended = signal === undefined ? late : AbortSignal.any([signal, late]);
    const response = await fetcher(url, { ...init, redirect: 'error', signal: ended });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text) };
  } catch (error) {
    signal?.throwIfAborted();
    throw new NoAnswer(who, error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
