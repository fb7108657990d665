import type { ClientRequest } from 'node:http';

export interface AnswerLimits {
  /** From now until the promise is settled, whatever the other side does: slow bytes do not make it longer. */
  readonly timeoutMs: number;
  /** More than this is not read. */
  readonly maxAnswerBytes: number;
}

/**
 * Sends a request and gives the status of its answer, which counts although its body never ends or is too long.
 * The end does not depend on Node's own events: for a name that is never resolved, headers that never end or a
 * connection that changes its protocol there may be none. @throws Error without an answer
 */
export function statusInTime(
  request: ClientRequest,
  body: string,
  { timeoutMs, maxAnswerBytes }: AnswerLimits,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let status: number | undefined;
    const settle = (error: Error): void => {
      clearTimeout(late);
      if (status === undefined) reject(error);
      else resolve(status);
    };
    const breakOff = (error: Error): void => {
      settle(error);
      request.destroy();
    };
    const late = setTimeout(() => breakOff(new Error('There was no answer in time.')), timeoutMs);
    request.on('error', settle);
    request.on('close', () => settle(new Error('The connection ended without an answer.')));
    // 101 is no success, and the connection is no longer HTTP.
    request.on('upgrade', (response, socket) => {
      status = response.statusCode;
      socket.on('error', () => undefined);
      socket.destroy();
      settle(new Error('The connection changed its protocol.'));
    });
    request.on('response', (response) => {
      status = response.statusCode;
      let bytes = 0;
      // The status says it all; the body is read so that the other side is not cut off in the middle.
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxAnswerBytes) breakOff(new Error('The answer was too long.'));
      });
      response.on('error', settle);
      response.on('end', () => settle(new Error('The answer had no status.')));
    });
    request.end(body);
  });
}
