import { WrongSettings } from '../../base/environmentReader';
import { serveConnector } from '../../base/serveConnector';
import { createTelephonyClient } from '../../client/src/createTelephonyClient';
import { createWebhooks } from '../../client/src/webhooks/createWebhooks';
import { openAmi } from './ami/amiConnection';
import { openAri } from './browser/ari';
import { codeOf } from '../../base/codeOf';
import { createLog } from '../../base/log';
import { Connector } from './connector/connector';
import { readSettings } from './settings/readSettings';
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
  serveConnector(connector, webhooks, webhook, log, 'the PBX is not connected');
}
