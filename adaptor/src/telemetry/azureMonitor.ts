import {
  ApplicationInsightsSampler,
  AzureMonitorMetricExporter,
  AzureMonitorTraceExporter,
  RateLimitedSampler,
} from '@azure/monitor-opentelemetry-exporter';
import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor, type Sampler } from '@opentelemetry/sdk-trace-base';
import { timings } from '../base/timings';

/** What is read of the process's environment: the names of OpenTelemetry and of Azure's app service. */
type Environment = Readonly<Record<string, string | undefined>>;

const usualTracesPerSecond = 5;

/**
 * Microsoft's two ways of sampling are the exporter's, the others OpenTelemetry's own.
 * @returns `undefined` for one that OpenTelemetry reads from the environment itself
 */
export function samplerOf({
  OTEL_TRACES_SAMPLER: name,
  OTEL_TRACES_SAMPLER_ARG: argument,
}: Environment): Sampler | undefined {
  const given = Number(argument ?? Number.NaN);
  switch (name) {
    case undefined:
    case '':
      return new RateLimitedSampler(usualTracesPerSecond);
    case 'microsoft.rate_limited':
      return new RateLimitedSampler(given >= 0 ? given : usualTracesPerSecond);
    case 'microsoft.fixed_percentage':
      return new ApplicationInsightsSampler(given >= 0 && given <= 1 ? given : 1);
    default:
      return undefined;
  }
}

/** What Application Insights calls role and instance. */
function resourceOf({ WEBSITE_SITE_NAME: site, WEBSITE_INSTANCE_ID: instance }: Environment) {
  return resourceFromAttributes({
    ...(site === undefined ? {} : { 'service.name': site }),
    ...(instance === undefined ? {} : { 'service.instance.id': instance }),
  });
}

/**
 * Sends what `openTelemetry` is told to Application Insights. A file of its own in the package, loaded only where a
 * connection string is set. Nothing is instrumented by itself, because the URLs that this would record hold ids and the
 * upstream secret; requests and the console reach Application Insights by the host.
 */
export function startAzureMonitor(connectionString: string, environment: Environment = process.env): void {
  const options = { connectionString };
  const resource = resourceOf(environment);
  const sampler = samplerOf(environment);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({
      resource,
      spanProcessors: [new BatchSpanProcessor(new AzureMonitorTraceExporter(options))],
      ...(sampler === undefined ? {} : { sampler }),
    }),
  );
  const everyMs = Number(environment.OTEL_METRIC_EXPORT_INTERVAL);
  const reader = new PeriodicExportingMetricReader({
    exporter: new AzureMonitorMetricExporter(options),
    exportIntervalMillis: everyMs > 0 ? everyMs : timings.metricsEveryMs,
  });
  metrics.setGlobalMeterProvider(new MeterProvider({ resource, readers: [reader] }));
}
