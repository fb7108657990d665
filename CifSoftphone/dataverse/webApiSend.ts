import { withTimeout } from '../browser/withTimeout';
import { cleanLines } from '../../protocol/cleanText';

export interface WebApiOptions {
  /** The browser's `fetch`, or a fake one. */
  readonly fetch: typeof fetch;
  /** Root of the organisation as this page reaches it, without trailing slash; empty for the page's own origin. */
  readonly organisationUrl: string;
  readonly timeoutMs: number;
  /** Ends the request before its time: nobody waits for the answer any more. It counts as late. */
  readonly cut?: AbortSignal;
}

export const webApiRoot = '/api/data/v9.2/';

export interface WebApiRequest {
  readonly method: 'GET' | 'PATCH';
  /** Below the Web API's root, already encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Outlives a page that is going away. */
  readonly keepAlive?: boolean;
}

export type WebApiReply =
  /** Any HTTP status; `body` is `undefined` where there is none or it is no JSON. */
  | { readonly answered: true; readonly status: number; readonly body: unknown; readonly retryAfterMs?: number }
  | { readonly answered: false; readonly reason: 'network' | 'timeout' };

/** Whatever way a text has come: Dataverse refuses the whole row for one character (0x80040278). */
const cleaned = (_name: string, value: unknown): unknown => (typeof value === 'string' ? cleanLines(value) : value);

/** One request to Dataverse with the page's own sign-in (same origin). Never rejects. */
export async function webApiSend(request: WebApiRequest, options: WebApiOptions): Promise<WebApiReply> {
  let response = undefined as Response | undefined;
  // What was read and did not arrive in time is not known; what was written is, by its status.
  const late = (): WebApiReply =>
    response === undefined || request.method === 'GET'
      ? { answered: false, reason: 'timeout' }
      : toReply(response, undefined);
  const send = async (signal: AbortSignal): Promise<WebApiReply> => {
    response = await options.fetch(`${options.organisationUrl}${webApiRoot}${request.path}`, {
      method: request.method,
      headers: {
        Accept: 'application/json',
        'OData-Version': '4.0',
        'OData-MaxVersion': '4.0',
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body, cleaned) }),
      ...(request.keepAlive === true ? { keepalive: true } : {}),
      credentials: 'same-origin',
      signal,
    });
    return toReply(response, await response.json().catch(() => undefined));
  };
  const unreached = (): WebApiReply => ({ answered: false, reason: 'network' });
  return withTimeout(options.timeoutMs, send, late, options.cut).catch(unreached);
}

function toReply({ status, headers }: Response, body: unknown): WebApiReply {
  const retryAfterMs = Number(headers.get('Retry-After') ?? NaN) * 1000;
  return { answered: true, status, body, ...(Number.isFinite(retryAfterMs) ? { retryAfterMs } : {}) };
}
