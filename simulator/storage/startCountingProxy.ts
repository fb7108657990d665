import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What becomes of one request: `lost` is carried out, but its answer never comes; a number is answered as the status
 * and nothing is done.
 */
export type StorageFault = 'pass' | 'lost' | number | { readonly delayMs: number };

/** Told of each request, before it is passed on; says what becomes of it. */
export type StorageWatch = (method: string, url: string) => StorageFault | undefined;

/** Passes http requests on to a loopback port, counts them, and breaks those that `watch` says. */
export async function startCountingProxy(
  targetPort: number,
  watch: StorageWatch = () => undefined,
): Promise<{ readonly port: number; requests(): number; stop(): Promise<void> }> {
  let count = 0;
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, answer) => {
    count += 1;
    const { method, url, headers } = incoming;
    const fault = watch(method ?? '', url ?? '') ?? 'pass';
    if (typeof fault === 'number') {
      incoming.resume();
      return void answer.writeHead(fault).end();
    }
    const pass = (): void => {
      const outgoing = request(
        { host: '127.0.0.1', port: targetPort, method, path: url, headers, agent },
        (response) => {
          if (fault === 'lost') {
            response.resume();
            return void answer.destroy();
          }
          answer.writeHead(response.statusCode ?? 502, response.headers);
          response.pipe(answer);
        },
      );
      outgoing.on('error', () => answer.destroy());
      incoming.pipe(outgoing);
    };
    if (typeof fault === 'object') void sleep(fault.delayMs).then(pass);
    else pass();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests: () => count,
    stop: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
