import { createServer, type AddressInfo } from 'node:net';

/** A port on loopback that nobody listens on; rejects when `wanted` (not 0) is taken on 127.0.0.1 or ::1. */
export async function freePort(wanted = 0): Promise<number> {
  const port = await listenOnce(wanted, '127.0.0.1');
  // A page at http://localhost may be looked up as ::1 first: somebody else there would get our requests.
  await listenOnce(port, '::1').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw error;
  });
  return port;
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => resolve(taken));
    });
  });
}
