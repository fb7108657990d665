import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give to outgoing connections, which would take a port between our look and its use. */
const ours = { from: 20_000, to: 32_000 } as const;
const looks = 50;

/**
 * A port on loopback that nobody listens on; rejects when `wanted` is taken on 127.0.0.1 or ::1.
 * @param wanted 0: any port
 */
export async function freePort(wanted = 0): Promise<number> {
  if (wanted !== 0) return claim(wanted);
  for (let look = 1; ; look += 1) {
    const port = randomInt(ours.from, ours.to);
    try {
      return await claim(port);
    } catch (error) {
      if (look === looks) throw error;
    }
  }
}

async function claim(port: number): Promise<number> {
  await listenOnce(port, '127.0.0.1');
  // A page at http://localhost may be looked up as ::1 first: somebody else there would get our requests.
  await listenOnce(port, '::1').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw error;
  });
  return port;
}

function listenOnce(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      server.close(() => resolve());
    });
  });
}
