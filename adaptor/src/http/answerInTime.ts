import type { ClientRequest } from 'node:http';
import type { AnswerLimits, HttpAnswer } from './httpAnswer';

/**
 * Sends a request and gives its answer, whose status counts although its body never ends or is too long.
 * The end does not depend on Node's own events: for a name that is never resolved, headers that never end or a
 * connection that changes its protocol there may be none. @throws Error without an answer
 */
export function answerInTime(
  request: ClientRequest,
  body: string,
  { timeoutMs, maxAnswerBytes }: AnswerLimits,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let status: number | undefined;
    const settle = (error: Error, text?: string): void => {
      clearTimeout(late);
      if (status === undefined) reject(error);
      else resolve({ status, text });
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
      const chunks: Buffer[] = [];
      let bytes = 0;
      // Read in any case, so that the other side is not cut off in the middle.
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxAnswerBytes) breakOff(new Error('The answer was too long.'));
        else chunks.push(chunk);
      });
      response.on('error', (error) => settle(error));
      response.on('end', () => settle(new Error('The answer had no status.'), Buffer.concat(chunks).toString()));
    });
    request.end(body);
  });
}
