import { useAzureMonitor } from '@azure/monitor-opentelemetry';

const off = { enabled: false };

/**
 * Sends what `openTelemetry` is told to Application Insights. A file of its own in the package, loaded only where a
 * connection string is set: it is ten times the rest. Nothing is instrumented by itself, because the URLs that this
 * would record hold ids and the upstream secret; requests and the console reach Application Insights by the host.
 */
export function startAzureMonitor(connectionString: string): void {
  useAzureMonitor({
    azureMonitorExporterOptions: { connectionString },
    enableLiveMetrics: false,
    enableStandardMetrics: false,
    enablePerformanceCounters: false,
    instrumentationOptions: {
      azureSdk: off,
      http: off,
      mongoDb: off,
      mySql: off,
      postgreSql: off,
      redis: off,
      redis4: off,
      bunyan: off,
      winston: off,
    },
  });
}
