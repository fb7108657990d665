import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Ways to keep a client waiting; each takes the connection and reads what is sent. */
export const badPeers = {
  'never answers': () => undefined,
  'changes the protocol': (socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
  'says "continue" for ever': (socket) => every(socket, () => 'HTTP/1.1 100 Continue\r\n\r\n'),
  'never ends its headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    every(socket, (count) => `x-${count}: y\r\n`);
  },
  'drips the status line': (socket) => every(socket, (count) => 'HTTP/1.1 200 OK'.charAt(count) || ' '),
  'closes without a word': (socket) => socket.end(),
  'speaks no HTTP': (socket) => socket.write('220 mail.example.com ESMTP\r\n'),
} as const satisfies Readonly<Record<string, (socket: Socket) => unknown>>;

/** Answer with a success that never ends: the status is known, so it counts. */
export const endlessAnswers = {
  'drips its body': (socket) => {
    socket.write('HTTP/1.1 202 Accepted\r\ncontent-length: 100000\r\n\r\n');
    every(socket, () => 'x');
  },
  'never stops talking': (socket) => {
    socket.write('HTTP/1.1 202 Accepted\r\ntransfer-encoding: chunked\r\n\r\n');
    const more = (): void => {
      if (!socket.destroyed) socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`, () => setImmediate(more));
    };
    more();
  },
} as const satisfies Readonly<Record<string, (socket: Socket) => unknown>>;

function every(socket: Socket, text: (count: number) => string): void {
  let count = 0;
  const timer = setInterval(() => socket.write(text(count++)), 20);
  socket.on('close', () => clearInterval(timer));
}

/** A server of this machine that behaves so. `connections` counts all that ever came, `open` those that are there now. */
export async function startBadPeer(behaves: (socket: Socket) => unknown) {
  const open = new Set<Socket>();
  const counts = { connections: 0 };
  const server = createServer((socket) => {
    counts.connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    socket.once('data', () => behaves(socket));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    counts,
    open,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
