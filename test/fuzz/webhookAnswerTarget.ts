import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { postOnce } from '../../adaptor/src/webhooks/postOnce';
import { must, type FuzzTarget } from './fuzzTarget';
import { mutateText } from './mutate';

const answers: readonly string[] = [
  'HTTP/1.1 204 No Content\r\n\r\n',
  'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok',
  'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
  'HTTP/1.1 307 Temporary Redirect\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n',
  'HTTP/1.1 500 Internal Server Error\r\ncontent-length: 999999\r\n\r\nnot that much',
];

/** A receiver of webhooks that answers nonsense. */
export async function startWebhookAnswerTarget(): Promise<{ target: FuzzTarget; stop(): Promise<void> }> {
  let answer = '';
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer, 'latin1'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
  return {
    target: {
      name: 'answers of a webhook receiver',
      share: 3,
      run: async (random) => {
        answer = mutateText(random, random.pick(answers));
        const result = await postOnce({ url, headers: {}, body: '{}', timeoutMs: 1_000, allows: () => true });
        must(typeof result === 'number' || result === 'no-answer', `an odd result: ${String(result)}`);
        return typeof result === 'number' && result < 300;
      },
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
