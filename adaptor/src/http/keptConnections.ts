import { Agent, util, type Dispatcher } from 'undici';
import { timings } from '../base/timings';
import type { AnswerLimits, HttpAnswer } from './httpAnswer';

export interface KeptRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WholeAnswer extends HttpAnswer {
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string | string[]>>;
}

/**
 * Sends a request and gives its answer, whose status counts although its body never ends or is too long. Redirects are
 * not followed. @throws Error without an answer in time, with the `code` of the socket's trouble where there is one
 */
export type KeptConnections = (request: KeptRequest, limits: AnswerLimits) => Promise<WholeAnswer>;

/**
 * Connections that stay open from one request to the next, over Node's own leaner client: `node:http` takes two and a
 * half times the processor, `fetch` more (docs/decisions/0083). What is idle is closed early, so that hardly a request
 * meets a connection that the other side is just closing.
 */
export function createKeptConnections(): KeptConnections {
  const agent = new Agent({
    keepAliveTimeout: timings.idleConnectionMs,
    keepAliveMaxTimeout: timings.idleConnectionMs,
    // Each request has its end; these would only be second clocks.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: timings.connectMs },
  });
  return ({ url, method, headers, body }, limits) =>
    new Promise((resolve, reject) => {
      const { origin, pathname, search } = new URL(url);
      const reader = new AnswerReader(limits, resolve, reject);
      agent.dispatch(
        { origin, path: pathname + search, method: method as Dispatcher.HttpMethod, headers, body: body || null },
        reader,
      );
    });
}

/**
 * Reads one answer. The end does not depend on the connection's own events: for a name that is never resolved or headers
 * that never end there may be none.
 */
class AnswerReader implements Dispatcher.DispatchHandlers {
  private status: number | undefined;
  private headers: WholeAnswer['headers'] = {};
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private isOver = false;
  private breakConnection: (() => void) | undefined;
  private readonly late: ReturnType<typeof setTimeout>;

  constructor(
    private readonly limits: AnswerLimits,
    private readonly resolve: (answer: WholeAnswer) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.late = setTimeout(() => this.breakOff(new Error('There was no answer in time.')), limits.timeoutMs);
  }

  onConnect(abort: () => void): void {
    this.breakConnection = abort;
    // It was late already: nobody would read the answer.
    if (this.isOver) abort();
  }

  onHeaders(status: number, headers: Buffer[]): boolean {
    if (status >= 200) {
      this.status = status;
      this.headers = util.parseHeaders(headers);
    }
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.bytes += chunk.length;
    if (this.bytes > this.limits.maxAnswerBytes) this.breakOff(new Error('The answer was too long.'));
    else this.chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    this.settle(new Error('The answer had no status.'), Buffer.concat(this.chunks).toString());
  }

  onError(error: Error): void {
    this.settle(error);
  }

  private breakOff(error: Error): void {
    this.settle(error);
    this.breakConnection?.();
  }

  private settle(error: Error, text?: string): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.late);
    if (this.status === undefined) this.reject(error);
    else this.resolve({ status: this.status, headers: this.headers, text });
  }
}
