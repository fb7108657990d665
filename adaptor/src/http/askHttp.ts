import type { HttpAnswer } from './httpAnswer';
import { createKeptConnections, type KeptConnections } from './keptConnections';

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

export const createAskHttp =
  (send: KeptConnections = createKeptConnections()): AskHttp =>
  ({ url, method, headers = {}, body = '', timeoutMs }) =>
    send({ url, method, headers, body }, { timeoutMs, maxAnswerBytes });
