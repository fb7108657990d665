import { createServer, request, type Server } from 'node:http';

export interface CountingProxy {
  readonly port: number;
  requests(): number;
  stop(): Promise<void>;
}

/** Passes every request on to the storage at `targetPort` and counts it: what a ring costs is measured, not guessed. */
export function startCountingProxy(targetPort: number): Promise<CountingProxy> {
  let count = 0;
  const server: Server = createServer((incoming, outgoing) => {
    count += 1;
    const onward = request(
      {
        host: '127.0.0.1',
        port: targetPort,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      },
    );
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : 0,
        requests: () => count,
        stop: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
