import http from 'node:http';
import https from 'node:https';
import { timings } from '../base/timings';
import { answerInTime, type HttpAnswer } from './answerInTime';

export interface HttpMessage {
  readonly url: string;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
}

/** Services answer with a few bytes; what goes on after this is no answer of theirs. */
const maxAnswerBytes = 1_048_576;

/** Sends one request and gives its answer. Redirects are not followed. @throws Error without an answer in time */
export type AskHttp = (message: HttpMessage) => Promise<HttpAnswer>;

/**
 * Over kept-alive connections of its own: `fetch` takes three times the processor for the same, and a ring waits for it.
 * What is idle is closed early, so that hardly a request meets a connection that the other side is just closing.
 */
export function createAskHttp(): AskHttp {
  const keeping = { keepAlive: true, timeout: timings.idleConnectionMs };
  const plain = new http.Agent(keeping);
  const secure = new https.Agent(keeping);
  return ({ url, method, headers = {}, body = '', timeoutMs }) => {
    const isSecure = url.startsWith('https:');
    const request = (isSecure ? https : http).request(url, {
      method,
      agent: isSecure ? secure : plain,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    return answerInTime(request, body, { timeoutMs, maxAnswerBytes });
  };
}
