import { Agent, request } from 'node:http';

/** Enough for everything that is under way at once; a socket for each agent would measure the sockets. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export interface PostAnswer {
  /** 0: there was no answer. */
  readonly status: number;
  readonly text: string;
}

/** A POST over kept-alive connections; never rejects. */
export function postJson(
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<PostAnswer> {
  return new Promise((resolve) => {
    const text = JSON.stringify(body);
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers },
      },
      (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (answer += piece));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: answer }));
        response.on('error', () => resolve({ status: 0, text: '' }));
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // A kept-alive socket that the other side had just closed: the request never arrived there.
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') resolve(postJson(url, body, headers));
      else resolve({ status: 0, text: '' });
    });
    outgoing.end(text);
  });
}

/** Ends the kept-alive connections, so that the process can end. */
export const closePosts = (): void => agent.destroy();
