import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { samplerOf } from '../../adaptor/src/telemetry/azureMonitor';
import { openTelemetry } from '../../adaptor/src/telemetry/openTelemetry';

const exporter = new InMemorySpanExporter();

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
});
beforeEach(() => exporter.reset());
afterAll(() => {
  [context, propagation, trace, metrics].forEach((api) => api.disable());
});

const hostTrace = '4bf92f3577b34da6a3ce929d0e0e4736';
const run = async (traceParent: string | undefined): Promise<readonly string[]> => {
  const telemetry = openTelemetry();
  await telemetry.within({ traceParent }, () =>
    telemetry.span('SendMessageToUser', {}, () => telemetry.span('signalr push', {}, () => Promise.resolve())),
  );
  return exporter.getFinishedSpans().map((span) => span.spanContext().traceId);
};

it('a function is in the trace that the host began, and all that it does with it', async () => {
  expect(await run(`00-${hostTrace}-00f067aa0ba902b7-01`)).toEqual([hostTrace, hostTrace]);
  expect(exporter.getFinishedSpans()[1]?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
});

it('a host that began none, or names it wrongly, keeps nothing from being done', async () => {
  for (const traceParent of [undefined, '', 'nonsense']) {
    exporter.reset();
    const [one, other] = await run(traceParent);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(one).toBe(other);
    expect(one).not.toBe(hostTrace);
  }
});

it('traces are sampled to five a second unless the environment says otherwise', () => {
  expect(String(samplerOf({}))).toBe('RateLimitedSampler{5}');
  expect(String(samplerOf({ OTEL_TRACES_SAMPLER: 'microsoft.rate_limited', OTEL_TRACES_SAMPLER_ARG: '2' }))).toBe(
    'RateLimitedSampler{2}',
  );
  expect(String(samplerOf({ OTEL_TRACES_SAMPLER: 'microsoft.rate_limited', OTEL_TRACES_SAMPLER_ARG: 'many' }))).toBe(
    'RateLimitedSampler{5}',
  );
  expect(
    String(samplerOf({ OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage', OTEL_TRACES_SAMPLER_ARG: '0.25' })),
  ).toBe('ApplicationInsightsSampler{0.25}');
  // OpenTelemetry reads its own names itself.
  expect(samplerOf({ OTEL_TRACES_SAMPLER: 'always_on' })).toBeUndefined();
});
