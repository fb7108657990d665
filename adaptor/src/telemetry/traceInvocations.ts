import { app, type FunctionHandler, type HttpResponseInit } from '@azure/functions';
import type { Telemetry } from './telemetry';

/**
 * Makes each run of a function a span. Must be registered before the exporter starts: that registers a hook of its own,
 * which puts a function into the trace that the host began, and whatever was there before it is inside.
 *
 * @param telemetry asked at each run
 */
export function traceInvocations(telemetry: () => Telemetry): void {
  app.hook.preInvocation((hook) => {
    const run: FunctionHandler = hook.functionHandler;
    const { functionName } = hook.invocationContext;
    hook.functionHandler = (input, context) =>
      telemetry().span(functionName, {}, async (tellMore) => {
        const result: unknown = await run(input, context);
        const { status } = (result ?? {}) as HttpResponseInit;
        if (status !== undefined) tellMore({ status });
        return result;
      });
  });
}
