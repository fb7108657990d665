import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createTelephonyClient } from '../../client/src/createTelephonyClient';
import { createWebhooks } from '../../client/src/webhooks/createWebhooks';
import { openAmi } from './ami/amiConnection';
import { openAri } from './browser/ari';
import { codeOf } from './base/codeOf';
import { createLog } from './base/log';
import { Connector } from './connector/connector';
import { readSettings, WrongSettings } from './settings/readSettings';
import type { Settings } from './settings/settings';

void main();

/** `node connector.mjs`: checks its settings, connects the PBX with the adaptor, and ends on SIGTERM or Ctrl-C. */
async function main(): Promise<void> {
  const log = createLog((line) => console.log(line));
  let settings: Settings;
  try {
    settings = readSettings(process.env);
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error;
    console.error(`The connector does not start, because of its settings:\n- ${error.faults.join('\n- ')}`);
    process.exitCode = 2;
    return;
  }
  const { adaptor, webhook, ami, browserPhone } = settings;
  const connector = new Connector({
    settings,
    client: createTelephonyClient({
      adaptorUrl: adaptor.url,
      signIn: { ...adaptor },
      source: `/asterisk/${settings.system}`,
    }),
    openPbx: (onEvent) => openAmi(ami, onEvent),
    ...(browserPhone === undefined ? {} : { ari: openAri(browserPhone.ari) }),
    log,
  });
  const webhooks = createWebhooks({
    secrets: webhook.secrets,
    onEvent: (event) => connector.takeWebhook(event),
    onPhone: (wish) => connector.givePhone(wish),
    onDirectory: (question) => connector.search(question),
    onError: (error) => log.warn('webhook-refused', { code: codeOf(error) }),
  });
  const take = (request: Parameters<typeof webhooks.node>[0], response: Parameters<typeof webhooks.node>[1]): void => {
    if (request.method === 'GET' && request.url === '/health') {
      response.writeHead(connector.isUp ? 200 : 503, { 'content-type': 'text/plain' });
      response.end(connector.isUp ? 'ok' : 'the PBX is not connected');
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
