import { context, metrics, propagation, SpanStatusCode, trace, type Counter, type Histogram } from '@opentelemetry/api';
import type { Telemetry } from './telemetry';

const scope = 'cif-softphone-adaptor';

/** Telemetry through the OpenTelemetry API; who exports it is set up elsewhere (`azureMonitor.ts`). */
export function openTelemetry(): Telemetry {
  const tracer = trace.getTracer(scope);
  const meter = metrics.getMeter(scope);
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  return {
    within: ({ traceParent, traceState } = {}, work) => {
      const carrier = { traceparent: traceParent, tracestate: traceState };
      return traceParent === undefined ? work() : context.with(propagation.extract(context.active(), carrier), work);
    },
    span: (name, facts, work) =>
      tracer.startActiveSpan(name, { attributes: { ...facts } }, async (span) => {
        try {
          return await work((more) => void span.setAttributes({ ...more }));
        } catch (error) {
          // Its kind only: a message may quote a URL or a body.
          span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : typeof error });
          throw error;
        } finally {
          span.end();
        }
      }),
    count: (name, facts) => {
      const counter = counters.get(name) ?? meter.createCounter(name);
      counters.set(name, counter);
      counter.add(1, { ...facts });
    },
    duration: (name, durationMs, facts) => {
      const histogram = histograms.get(name) ?? meter.createHistogram(name, { unit: 'ms' });
      histograms.set(name, histogram);
      histogram.record(durationMs, { ...facts });
    },
  };
}
