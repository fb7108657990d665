import { createServer, type Server } from 'node:net';
import { freePort } from '../../simulator/freePort';

const listenOn = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server: Server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });

it('a free port is none that the system gives to outgoing connections, which could take it before it is used', async () => {
  for (let times = 0; times < 20; times += 1) expect(await freePort()).toBeLessThan(32_768);
});

it('a port that somebody listens on is refused', async () => {
  const port = await freePort();
  expect(await freePort(port)).toBe(port);
  const server = await listenOn(port);
  try {
    await expect(freePort(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  } finally {
    server.close();
  }
});
