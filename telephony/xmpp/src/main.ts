import { createTelephonyClient } from '../../client/src/createTelephonyClient';
import { createWebhooks } from '../../client/src/webhooks/createWebhooks';
import { codeOf } from '../../base/codeOf';
import { WrongSettings } from '../../base/environmentReader';
import { createLog } from '../../base/log';
import { serveConnector } from '../../base/serveConnector';
import { Connector } from './connector/connector';
import { readSettings } from './settings/readSettings';
import type { Settings } from './settings/settings';
import { openComponent } from './stream/openComponent';
import { openJournal } from './talks/journal';

main();

/** `node connector.mjs`: checks its settings, connects the XMPP server with the adaptor, and ends on SIGTERM or Ctrl-C. */
function main(): void {
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
  const { adaptor, webhook, xmpp, system, journal } = settings;
  const connector = new Connector({
    settings,
    client: createTelephonyClient({ adaptorUrl: adaptor.url, signIn: { ...adaptor }, source: `/xmpp/${system}` }),
    openXmpp: openComponent(xmpp, log),
    journal: openJournal(journal),
    log,
  });
  const webhooks = createWebhooks({
    secrets: webhook.secrets,
    onEvent: (event) => connector.takeWebhook(event),
    onError: (error) => log.warn('webhook-refused', { code: codeOf(error) }),
  });
  serveConnector(connector, webhooks, webhook, log, 'the XMPP server is not connected');
}
