import { createAdaptor } from './app/adaptor';
import { consoleLog, errorFacts } from './base/log';
import { registerRoutes } from './routes';
import { countingLog } from './telemetry/countingLog';
import { startTelemetry } from './telemetry/startTelemetry';
import { readSettings } from './settings/readSettings';

// What the Functions host loads. A wrong setting throws here, with its name and meaning, and nothing is registered.
const settings = readSettings(process.env);
if (settings.upstream.secrets.length === 0 && settings.upstream.identity === undefined)
  consoleLog.warn('upstream-secret-not-set');
const { webhook, systems, registration } = settings;
if (webhook === undefined && systems.length === 0 && !registration.isAllowed)
  consoleLog.warn('telephony-webhook-not-set');
if ((process.env['AzureAd:ClientSecret'] ?? process.env.AzureAd__ClientSecret) !== undefined) {
  consoleLog.info('setting-unused', { name: 'AzureAd:ClientSecret' });
}

const telemetry = startTelemetry(settings.applicationInsights, consoleLog);
const adaptor = createAdaptor(settings, countingLog(consoleLog, telemetry), { telemetry });
registerRoutes(adaptor);

// The tables and the connection to storage are ready before the first ring asks for them.
adaptor.connectors.fresh().catch((error: unknown) => consoleLog.warn('storage-not-ready', errorFacts(error)));
