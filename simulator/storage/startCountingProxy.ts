import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Passes http requests on to a loopback port and counts them. @param note told of each, before it is passed on */
export async function startCountingProxy(
  targetPort: number,
  note: (method: string, url: string) => void = () => undefined,
): Promise<{ readonly port: number; requests(): number; stop(): Promise<void> }> {
  let count = 0;
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, answer) => {
    count += 1;
    const { method, url, headers } = incoming;
    note(method ?? '', url ?? '');
    const outgoing = request({ host: '127.0.0.1', port: targetPort, method, path: url, headers, agent }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
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
