import { createRequire } from 'node:module';
import { errorFacts, type Log } from '../base/log';
import { openTelemetry } from './openTelemetry';
import { traceInvocations } from './traceInvocations';
import { silentTelemetry, type Telemetry } from './telemetry';

/** @param connectionString of Application Insights; without one nothing is loaded and nothing is sent */
export function startTelemetry(connectionString: string | undefined, log: Log): Telemetry {
  if (connectionString === undefined) return silentTelemetry;
  let telemetry = silentTelemetry;
  traceInvocations(() => telemetry);
  try {
    const load = createRequire(__filename);
    const monitor = load('./azureMonitor.js') as typeof import('./azureMonitor');
    monitor.startAzureMonitor(connectionString);
    telemetry = openTelemetry();
  } catch (error) {
    // A wrong connection string must not keep agents from being rung.
    log.warn('telemetry-not-started', errorFacts(error));
  }
  return telemetry;
}
