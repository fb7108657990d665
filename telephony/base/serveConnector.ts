import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Webhooks } from '../client/src/webhooks/createWebhooks';
import type { AdaptorSide } from './adaptorSide';
import type { Log } from './log';

export interface ServedConnector {
  /** True while what it connects with is there. */
  readonly isUp: boolean;
  start(): void;
  stop(): Promise<void>;
}

/** Listens for the adaptor's webhooks, answers `/health`, starts the connector, and ends with it on SIGTERM or Ctrl-C. */
export function serveConnector(
  connector: ServedConnector,
  webhooks: Webhooks,
  webhook: AdaptorSide['webhook'],
  log: Log,
  /** What is not there when it is not up, for `/health`. */
  notUp: string,
): void {
  const take = (request: Parameters<Webhooks['node']>[0], response: Parameters<Webhooks['node']>[1]): void => {
    if (request.method === 'GET' && request.url === '/health') {
      response.writeHead(connector.isUp ? 200 : 503, { 'content-type': 'text/plain' });
      response.end(connector.isUp ? 'ok' : notUp);
    } else void webhooks.node(request, response);
  };
  const server =
    webhook.tls === undefined ? createServer(take) : createTlsServer({ ...webhook.tls, minVersion: 'TLSv1.2' }, take);
  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(`LISTEN cannot be listened at (${error.code ?? 'unknown'}): choose another host or port.`);
    process.exit(2);
  });
  server.listen(webhook.port, webhook.host, () => {
    log.info('listening', { port: (server.address() as AddressInfo).port, https: webhook.tls !== undefined });
    connector.start();
  });
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    log.info('ending');
    server.close();
    server.closeAllConnections();
    void connector.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', end).on('SIGINT', end);
}
