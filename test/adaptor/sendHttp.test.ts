import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createSendHttp, isConnectionRefused } from '../../adaptor/src/http/sendHttp';

const message = { method: 'POST', headers: { authorization: 'Bearer x' }, body: '{"é":1}', timeoutMs: 2_000 };

/** Runs `test` against a server, and ends it. */
async function against(listener: RequestListener, test: (url: string, sockets: Set<Socket>) => Promise<void>) {
  const sockets = new Set<Socket>();
  const server = createServer(listener).on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await test(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x`, sockets);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('a request to the SignalR Service', () => {
  it('arrives with its body and headers, and those that follow take a connection that is there', async () => {
    const asked: (readonly [IncomingMessage, string])[] = [];
    await against(
      (request, response) => {
        let text = '';
        request.on('data', (piece: Buffer) => (text += piece.toString()));
        request.on('end', () => {
          asked.push([request, text]);
          response.writeHead(202).end('not read');
        });
      },
      async (url, sockets) => {
        const send = createSendHttp();
        for (let sent = 0; sent < 6; sent += 1) expect(await send({ ...message, url })).toBe(202);
        // In the very moment of an answer its connection is not free yet.
        expect(sockets.size).toBeLessThan(3);
        expect(asked[0]?.[1]).toBe(message.body);
        expect(asked[0]?.[0].headers).toMatchObject({ authorization: 'Bearer x', 'content-length': '8' });
      },
    );
  });

  it('does not follow a redirect: its token is meant for nobody else', async () => {
    await against(
      (_request, response) => void response.writeHead(307, { location: '/elsewhere' }).end(),
      async (url) => expect(await createSendHttp()({ ...message, url })).toBe(307),
    );
  });

  it('fails when there is no answer in time, and nobody can take that for "not arrived"', async () => {
    await against(
      () => undefined,
      async (url) => {
        const failure: unknown = await createSendHttp()({ ...message, url, timeoutMs: 50 }).catch(
          (error: unknown) => error,
        );
        expect(failure).toHaveProperty('message', 'There was no answer in time.');
        expect(isConnectionRefused(failure)).toBe(false);
      },
    );
  });

  it('fails when the connection breaks before the answer, and may have arrived', async () => {
    await against(
      (request) => request.socket.destroy(),
      async (url) => {
        const failure: unknown = await createSendHttp()({ ...message, url }).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(Error);
        expect(isConnectionRefused(failure)).toBe(false);
      },
    );
  });

  it('certainly did not arrive where nobody listens', async () => {
    let closed = '';
    await against(
      () => undefined,
      async (url) => {
        closed = url;
        await Promise.resolve();
      },
    );
    const failure: unknown = await createSendHttp()({ ...message, url: closed }).catch((error: unknown) => error);
    expect(isConnectionRefused(failure)).toBe(true);
    expect(isConnectionRefused(new AggregateError([failure, new Error('other')]))).toBe(false);
    expect(isConnectionRefused(new AggregateError([failure, failure]))).toBe(true);
  });
});
